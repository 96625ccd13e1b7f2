package org.edgedaemon.device.hikvision;

import java.net.InetAddress;

/**
 * What somebody posted to a webhook, as it came.
 *
 * @param contentType of the request; empty when it had none. Only its boundary is used
 * @param bytes of the body, unpacked; never changed by anybody
 * @param from the sender's address
 */
@SuppressWarnings("ArrayRecordComponent") // up to megabytes; copied for nobody
public record PushedBody(String contentType, byte[] bytes, InetAddress from) {}
