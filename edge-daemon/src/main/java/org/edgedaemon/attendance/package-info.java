/**
 * Student attendance: who attended which session of which unit, and how much of a semester that is.
 * Pure: no IO, no clock; one thread.
 */
@NullMarked
package org.edgedaemon.attendance;

import org.jspecify.annotations.NullMarked;
