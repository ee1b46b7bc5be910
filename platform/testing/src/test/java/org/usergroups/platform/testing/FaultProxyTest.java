package org.usergroups.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final int NOT_YET_MILLIS = 150;

    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
        proxy = FaultProxy.to("127.0.0.1", echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void passesEverythingOn() throws IOException {
        try (var client = connected()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void silenceHoldsBackUntilItIsOver() throws IOException {
        try (var client = connected()) {
            proxy.silence();
            client.setSoTimeout(NOT_YET_MILLIS);
            assertThatThrownBy(() -> said(client, "hello")).isInstanceOf(SocketTimeoutException.class);
            proxy.heal();
            client.setSoTimeout(0);
            assertThat(new String(client.getInputStream().readNBytes(5), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("hello");
        }
    }

    @Test
    void cutResetsConnectionsAndRefusesNewOnesUntilItIsHealed() throws IOException {
        try (var client = connected()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
            proxy.cut();
            assertThatThrownBy(() -> said(client, "again")).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> {
                    try (var client = connected()) {
                        said(client, "hello");
                    }
                })
                .isInstanceOf(IOException.class);
        proxy.heal();
        try (var client = connected()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void delayIsTakenInBothDirections() throws IOException {
        try (var client = connected()) {
            proxy.delay(Duration.ofMillis(NOT_YET_MILLIS));
            var begin = System.nanoTime();
            assertThat(said(client, "hello")).isEqualTo("hello");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(2 * NOT_YET_MILLIS));
        }
    }

    private Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static String said(Socket client, String words) throws IOException {
        client.getOutputStream().write(words.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var answer = client.getInputStream().readNBytes(words.length());
        if (answer.length < words.length()) {
            throw new IOException("The connection was closed");
        }
        return new String(answer, java.nio.charset.StandardCharsets.UTF_8);
    }

    private void answer() {
        while (!echo.isClosed()) {
            try {
                var client = echo.accept();
                Thread.ofVirtual().start(() -> {
                    try (client) {
                        client.getInputStream().transferTo(client.getOutputStream());
                    } catch (IOException ended) {
                        Thread.currentThread().interrupt();
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }
}
