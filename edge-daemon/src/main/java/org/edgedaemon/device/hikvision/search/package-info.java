/**
 * Reading a terminal's event log whole by search: cursors by serial number with reset epochs, by
 * time or by position, whatever the firmware takes.
 */
@NullMarked
package org.edgedaemon.device.hikvision.search;

import org.jspecify.annotations.NullMarked;
