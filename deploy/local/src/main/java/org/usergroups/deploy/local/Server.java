package org.usergroups.deploy.local;

/** The servers that the services need. */
public enum Server {
    KAFKA("kafka"),
    MONGO("mongodb"),
    SEARCH("opensearch"),
    MAIL("mailbox");

    private final String label;

    Server(String label) {
        this.label = label;
    }

    /** The name that people read. */
    public String label() {
        return label;
    }
}
