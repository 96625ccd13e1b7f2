package org.edgedaemon.device;

import org.edgedaemon.punch.DeviceIdentity;

/**
 * A device record that could not be understood: kept with its bytes, counted, never sent.
 *
 * @param bytesHex the record's bytes in hex
 * @param reason what is wrong with it, for an operator
 */
public record SetAsideRecord(DeviceIdentity device, String bytesHex, String reason) {}
