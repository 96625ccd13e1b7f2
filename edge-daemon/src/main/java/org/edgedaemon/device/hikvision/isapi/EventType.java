package org.edgedaemon.device.hikvision.isapi;

import org.edgedaemon.punch.VerifyMode;

/**
 * What a pair of major and minor means.
 *
 * @param method how the person was verified, by the event itself and not by the mode the door is
 *     set to; of several, the one that is hardest to lend
 * @param meaning for people
 */
public record EventType(EventClass eventClass, VerifyMode method, String meaning) {}
