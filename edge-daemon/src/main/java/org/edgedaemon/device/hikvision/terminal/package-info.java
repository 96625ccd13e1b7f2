/**
 * The conversation with one Hikvision terminal over HTTP: connections, digest, the one budget of
 * wrong passwords, identity, clock.
 */
@NullMarked
package org.edgedaemon.device.hikvision.terminal;

import org.jspecify.annotations.NullMarked;
