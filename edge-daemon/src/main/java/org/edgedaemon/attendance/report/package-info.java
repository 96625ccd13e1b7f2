/**
 * What people ask of attendance: who is in which unit and how much of it, which sessions, marks.
 */
@NullMarked
package org.edgedaemon.attendance.report;

import org.jspecify.annotations.NullMarked;
