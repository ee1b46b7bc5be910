package org.usergroups.roster.claims;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** A name server on this machine that knows the TXT records which a test gives it. */
final class NameServer implements AutoCloseable {

    private static final long TTL = Duration.ofHours(1).toSeconds();

    private final DatagramSocket socket;
    private final Map<String, List<String>> texts = new ConcurrentHashMap<>();

    NameServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    void put(String name, String... values) {
        texts.put(name + ".", List.of(values));
    }

    private void serve() {
        var buffer = new byte[4_096];
        while (!socket.isClosed()) {
            var packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                var answer = answer(new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Message answer(Message query) {
        var question = query.getQuestion();
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        var values = texts.getOrDefault(question.getName().toString(), List.of());
        if (values.isEmpty()) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        values.forEach(
                value -> answer.addRecord(new TXTRecord(question.getName(), DClass.IN, TTL, value), Section.ANSWER));
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
