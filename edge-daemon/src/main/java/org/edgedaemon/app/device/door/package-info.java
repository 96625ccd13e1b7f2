/**
 * Where devices come to us: listeners that terminals push to, each device behind a secret path, and
 * the local API that programs call.
 */
@NullMarked
package org.edgedaemon.app.device.door;

import org.jspecify.annotations.NullMarked;
