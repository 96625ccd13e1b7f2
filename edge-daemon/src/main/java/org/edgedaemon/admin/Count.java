package org.edgedaemon.admin;

/** How many things an operation touched. */
public record Count(int count) {}
