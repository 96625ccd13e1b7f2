/** Bytes to records and back for the ZK protocol. Pure: no IO, clock or log. */
@NullMarked
package org.edgedaemon.device.zk.codec;

import org.jspecify.annotations.NullMarked;
