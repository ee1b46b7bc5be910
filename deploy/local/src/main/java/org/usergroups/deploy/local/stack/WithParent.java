package org.usergroups.deploy.local.stack;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import org.usergroups.deploy.local.Parent;

/** Runs another main class in a process that ends with the one that started it. */
public final class WithParent {

    private WithParent() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Parent.endWithIt();
        var main = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException failed) {
            failed.getTargetException().printStackTrace();
            System.exit(1);
        }
    }
}
