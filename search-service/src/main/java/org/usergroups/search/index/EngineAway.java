package org.usergroups.search.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;

/** The engine does not answer, or not now. The same call may be tried again. */
public final class EngineAway extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    EngineAway(String message) {
        super(message);
    }

    private EngineAway(Exception cause) {
        super("The search engine does not answer: " + cause.getMessage(), cause);
    }

    /** A call to the engine. */
    interface Call<T> {
        T run() throws IOException;
    }

    /**
     * What the engine answers.
     *
     * @throws EngineAway if it does not, or not now
     */
    static <T> T orAnswer(Call<T> call) {
        try {
            return call.run();
        } catch (IOException away) {
            throw new EngineAway(away);
        } catch (ElasticsearchException answered) {
            if (answered.status() >= SERVER_ERROR || answered.status() == TOO_MANY) {
                throw new EngineAway(answered);
            }
            throw answered;
        }
    }
}
