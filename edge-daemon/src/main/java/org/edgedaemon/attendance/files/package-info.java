/** The timetables and the roster that were imported, as files in the data directory. */
@NullMarked
package org.edgedaemon.attendance.files;

import org.jspecify.annotations.NullMarked;
