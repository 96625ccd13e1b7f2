/**
 * What Hikvision terminals say over ISAPI, as values: documents, times, refusals, event records,
 * searches. Pure: no sockets, no clocks. Everything from the wire is bounded; what is not known is
 * kept as it came.
 */
@NullMarked
package org.edgedaemon.device.hikvision.isapi;

import org.jspecify.annotations.NullMarked;
