/**
 * Hikvision access terminals as devices: the search is the truth, the alert stream and the webhook
 * are for speed; one punch has one id whatever way it comes.
 */
@NullMarked
package org.edgedaemon.device.hikvision;

import org.jspecify.annotations.NullMarked;
