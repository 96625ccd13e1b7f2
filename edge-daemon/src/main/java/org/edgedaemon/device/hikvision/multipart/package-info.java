/**
 * The endless or finite multipart bodies of terminals, cut into parts by a bounded parser that
 * finds its way again after every kind of damage. Pure.
 */
@NullMarked
package org.edgedaemon.device.hikvision.multipart;

import org.jspecify.annotations.NullMarked;
