/**
 * Devices in the daemon: every kind made and changed as the etc file wants it, and what an operator
 * sees of them. Behind {@code door} is where devices come to us.
 */
@NullMarked
package org.edgedaemon.app.device;

import org.jspecify.annotations.NullMarked;
