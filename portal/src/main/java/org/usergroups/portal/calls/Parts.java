package org.usergroups.portal.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The parts of one page, asked for at the same time; those that do not come in time are named in {@link #missing}. */
public final class Parts {
    /** An attribute of the request: something of its page is away, whether people see that or not. */
    public static final String IS_LACKING = Parts.class.getName() + ".lacking";

    private static final Logger log = LoggerFactory.getLogger(Parts.class);

    private final ExecutorService threads;
    private final long deadline;
    private final List<String> missing = new ArrayList<>();

    Parts(ExecutorService threads, Duration timeout) {
        this.threads = threads;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** Asks for one part now; {@code name} is the last part of its message key {@code part.<name>}. */
    public <T> Part<T> ask(String name, Callable<T> question) {
        return new Part<>(name, threads.submit(question));
    }

    /** The names of the parts that the page has to do without. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    /** One part of a page, on its way. */
    public final class Part<T> {
        private final String name;
        private final Future<T> answer;

        private Part(String name, Future<T> answer) {
            this.name = name;
            this.answer = answer;
        }

        /** The part, or {@code otherwise} when its service is away or refuses; the page then says what is missing. */
        public T or(T otherwise) {
            T part = orNull();
            return part == null ? otherwise : part;
        }

        /** The part, or null when its service is away or refuses; the page then says what is missing. */
        public @Nullable T orNull() {
            return ifThere(true);
        }

        /** The part, or null; for what people do not see anyway, so that a page need not say that it is missing. */
        public @Nullable T unseen() {
            return ifThere(false);
        }

        private @Nullable T ifThere(boolean isMissed) {
            try {
                return get();
            } catch (NotFound nothing) {
                return null;
            } catch (ServiceAway | NotAllowed | SignInNeeded | Unanswerable left) {
                log.warn("A page is shown without its part {}: {}", name, left.getMessage());
                noteLack();
                if (isMissed) {
                    missing.add(name);
                }
                return null;
            }
        }

        /** The part, without which there is no page. */
        public T get() {
            try {
                return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                answer.cancel(true);
                throw new ServiceAway(name, "late", late);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new ServiceAway(name, "interrupted", stopped);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new ServiceAway(name, "failed", failed);
            }
        }
    }

    private static void noteLack() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(IS_LACKING, true, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
