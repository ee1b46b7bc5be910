package org.usergroups.deploy.local.stack;

/** Stands in for a service that cannot start, and says so as Spring Boot does. JDK only. */
final class FailingService {

    private FailingService() {}

    public static void main(String[] arguments) {
        System.out.println("Description:\n\nThe index does not answer.\n\nAction:\n\nStart it.");
        System.exit(1);
    }
}
