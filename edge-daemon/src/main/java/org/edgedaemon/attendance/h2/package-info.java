/**
 * Attendance in the journal's database: tables that are made from marks and students in the
 * transaction that adds them to the journal, and are kept when retention lets those go.
 */
@NullMarked
package org.edgedaemon.attendance.h2;

import org.jspecify.annotations.NullMarked;
