package org.usergroups.deploy.local.stack;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.Set;

/** {@code deploy/reset}: deletes a data folder, after asking. */
public final class Reset {

    private Reset() {}

    public static void main(String[] arguments) throws IOException {
        try {
            var options = Options.parse("reset", Set.of("--data", "--yes"), arguments);
            reset(options.folder(), options.yes());
        } catch (Failure failure) {
            failure.exit();
        }
    }

    private static void reset(Path folder, boolean sure) throws IOException, Failure {
        if (!Files.exists(folder)) {
            System.out.println("There is no data in " + folder + ".");
            return;
        }
        if (!FolderLock.existsIn(folder)) {
            throw new Failure(Failure.USAGE, folder + " is not a data folder of Usergroups: nothing is deleted.");
        }
        try (var _ = FolderLock.tryTake(folder)
                .orElseThrow(() -> new Failure(
                        Failure.ALREADY_RUNNING,
                        "Usergroups runs with the data in " + folder + ": stop it first with deploy/down."))) {
            if (!sure && !confirmed(folder)) {
                throw new Failure(Failure.NOT_STARTED, "Nothing is deleted.");
            }
            Processes.endLeftovers(folder);
            Folder.delete(folder);
            System.out.println("Deleted " + folder + ".");
        }
    }

    private static boolean confirmed(Path folder) {
        System.out.print("Delete all groups, posts, mails and pictures in " + folder + "? Type yes: ");
        System.out.flush();
        var answer = new Scanner(System.in, Charset.defaultCharset());
        return answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase("yes");
    }
}
