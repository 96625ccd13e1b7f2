/** HTTP digest authentication (RFC 7616, RFC 2069 form included) as terminals speak it. Pure. */
@NullMarked
package org.edgedaemon.device.hikvision.digest;

import org.jspecify.annotations.NullMarked;
