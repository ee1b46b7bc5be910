package org.usergroups.deploy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Whether every acknowledged edit is in the roster and is found by the search at its group's newest version. */
final class FinalCheck {

    private static final int AT_ONCE = 6;

    private final Portal portal;
    private final Finder finder;
    private final long limit;

    FinalCheck(Portal portal, int seconds) {
        this.portal = portal;
        this.finder = Finder.of(portal, AT_ONCE);
        this.limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Edits that are missing, by where they are. */
    record Missing(Set<Edits.Edit> inRoster, Set<Edits.Edit> inSearch) {

        long among(Collection<Edits.Edit> edits) {
            return edits.stream()
                    .filter(edit -> inRoster.contains(edit) || inSearch.contains(edit))
                    .count();
        }

        boolean none() {
            return inRoster.isEmpty() && inSearch.isEmpty();
        }
    }

    private record Verdict(Edits.Edit edit, boolean isThere) {}

    Missing missing(Ledger ledger, BenchGroups groups) throws InterruptedException {
        var inRoster = new HashSet<Edits.Edit>();
        ledger.edits().stream().filter(each -> ledger.isForgotten(each.word())).forEach(inRoster::add);
        for (var group : groups.all()) {
            var stored = described(group);
            ledger.edits().stream()
                    .filter(each -> each.group() == group)
                    .filter(each -> group.words().contains(each.word()))
                    .filter(each -> !stored.contains(each.word()))
                    .forEach(inRoster::add);
        }
        return new Missing(inRoster, new HashSet<>(notFound(ledger.edits())));
    }

    private Set<String> described(BenchGroup group) throws InterruptedException {
        while (true) {
            try {
                var answer = portal.get(group.path());
                if (answer.isSuccess() || answer.status() == 404) {
                    return Set.of(answer.json().path("description").asString("").split(" "));
                }
            } catch (IOException away) {
                // Asked again until the time is over.
            }
            if (isOver()) {
                return Set.of();
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** Asked again, since the search may still be catching up, until all are found or the time is over. */
    List<Edits.Edit> notFound(List<Edits.Edit> edits) throws InterruptedException {
        var open = edits;
        while (true) {
            open = ask(open);
            if (open.isEmpty() || isOver()) {
                return open;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private List<Edits.Edit> ask(List<Edits.Edit> edits) throws InterruptedException {
        var questions = new ArrayList<Callable<Verdict>>();
        for (var edit : edits) {
            questions.add(() -> new Verdict(edit, isFound(edit)));
        }
        var open = new ArrayList<Edits.Edit>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var answer : threads.invokeAll(questions)) {
                var verdict = answer.get();
                if (!verdict.isThere()) {
                    open.add(verdict.edit());
                }
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        return open;
    }

    /** An edit whose word has left the description by now is found when the newest is. */
    private boolean isFound(Edits.Edit edit) throws InterruptedException {
        var words = edit.group().words();
        var newest = words.getFirst();
        return finder.finds(edit.group(), words.contains(edit.word()) ? edit.word() : newest, newest);
    }

    private boolean isOver() {
        return System.nanoTime() - limit > 0;
    }
}
