/**
 * When something recurs: cron expressions on a wall clock, right also when the clock is changed.
 */
@NullMarked
package org.edgedaemon.schedule;

import org.jspecify.annotations.NullMarked;
