/**
 * Timetables and rosters as comma separated values. Pure: bytes in, what they mean or a list of all
 * that is wrong out.
 */
@NullMarked
package org.edgedaemon.attendance.csv;

import org.jspecify.annotations.NullMarked;
