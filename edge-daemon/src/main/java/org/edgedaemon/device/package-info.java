/**
 * Port of the devices: anything that yields punches. A device hands over batches and learns from
 * the returned stage when they are durable; it never knows what is behind. Callbacks may come on
 * any thread and must not block.
 */
@NullMarked
package org.edgedaemon.device;

import org.jspecify.annotations.NullMarked;
