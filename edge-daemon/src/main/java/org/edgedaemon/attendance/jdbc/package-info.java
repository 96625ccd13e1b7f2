/** The timetable from an office's database: one query, its answer as the file that imports read. */
@NullMarked
package org.edgedaemon.attendance.jdbc;

import org.jspecify.annotations.NullMarked;
