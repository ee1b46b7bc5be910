package org.usergroups.list.inbound;

import org.subethamail.smtp.RejectException;

/**
 * Why a message is not taken, as an SMTP reply.
 *
 * @param code 5xx for good, 4xx for now
 * @param status the enhanced status code (RFC 3463)
 * @param text what the sender's mail program shows
 */
record Refusal(int code, String status, String text) {

    RejectException asReply() {
        return new RejectException(code, status + " " + text);
    }
}
