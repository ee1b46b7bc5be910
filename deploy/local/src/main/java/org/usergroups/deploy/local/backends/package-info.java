/** The servers themselves: Kafka, MongoDB, OpenSearch and a mailbox, in one process with their data on disk. */
@NullMarked
package org.usergroups.deploy.local.backends;

import org.jspecify.annotations.NullMarked;
