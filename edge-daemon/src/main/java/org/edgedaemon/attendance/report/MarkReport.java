package org.edgedaemon.attendance.report;

import org.edgedaemon.attendance.Mark;

/** A mark, its student as known now, and its place in the order of everything. */
public record MarkReport(long sequence, Mark mark) {}
