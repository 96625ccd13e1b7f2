/**
 * Master and slave on the wire: JSON, strictly read and bounded. Bytes in, records out; no IO, no
 * clock. The layout is drawn in docs/replica.md.
 */
@NullMarked
package org.edgedaemon.replica.wire;

import org.jspecify.annotations.NullMarked;
