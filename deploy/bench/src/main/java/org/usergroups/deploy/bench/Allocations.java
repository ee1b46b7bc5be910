package org.usergroups.deploy.bench;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** How much the threads of another virtual machine on this computer have allocated since it began. */
final class Allocations {

    private Allocations() {}

    /** @return bytes */
    @SuppressWarnings(
            "BanJNDI") // The connector leads to a process of this computer, which the caller has started or runs
    // beside.
    static long of(long pid) throws IOException {
        try {
            var machine = VirtualMachine.attach(String.valueOf(pid));
            try {
                var agent = machine.startLocalManagementAgent();
                try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(agent))) {
                    return ManagementFactory.newPlatformMXBeanProxy(
                                    connector.getMBeanServerConnection(),
                                    ManagementFactory.THREAD_MXBEAN_NAME,
                                    ThreadMXBean.class)
                            .getTotalThreadAllocatedBytes();
                }
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException refused) {
            throw new IOException("The process %d does not tell what it allocates".formatted(pid), refused);
        }
    }
}
