package org.edgedaemon.attendance.report;

import org.edgedaemon.attendance.Session;

/** A session and how many students attended it. */
public record SessionReport(Session session, int students) {}
