/**
 * A lecturer portal that records the marks it is sent and misbehaves on demand: socket and faults
 * (package {@code web}), {@code PortalDesk} (key, path, what is stored).
 */
@NullMarked
package org.edgedaemon.simulator.portal;

import org.jspecify.annotations.NullMarked;
