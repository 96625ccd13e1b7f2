/**
 * Attendance in the daemon: where timetable and roster come from and who is told of them, and what
 * an operator sees of students, sessions and marks, whether the daemon runs or not.
 */
@NullMarked
package org.edgedaemon.app.attendance;

import org.jspecify.annotations.NullMarked;
