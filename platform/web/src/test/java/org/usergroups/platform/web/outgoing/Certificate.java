package org.usergroups.platform.web.outgoing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that nobody else vouches for.
 *
 * @param context shows it, and trusts it and no other
 */
record Certificate(SSLContext context) {

    private static final String PASSWORD = "changeit";

    static Certificate of(String host, Path folder) throws Exception {
        var keys = keys(host, folder.resolve("keys.p12"));
        var identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(keys, PASSWORD.toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
        return new Certificate(context);
    }

    private static KeyStore keys(String host, Path file) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command =
                "%s -genkeypair -alias server -keyalg EC -dname CN=%s -ext san=dns:%s -storetype PKCS12 -storepass %s"
                        .formatted(keytool, host, host, PASSWORD);
        var arguments = new java.util.ArrayList<>(java.util.List.of(command.split(" ")));
        arguments.addAll(java.util.List.of("-keystore", file.toString()));
        var made = new ProcessBuilder(arguments).redirectErrorStream(true).start();
        made.getInputStream().readAllBytes();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var stream = Files.newInputStream(file)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        return keys;
    }
}
