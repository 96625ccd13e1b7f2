package org.edgedaemon.simulator.hikvision;

import java.util.List;

/**
 * A page of a search.
 *
 * @param total rows of the whole search, as of now
 */
record FoundPage(List<LoggedEvent> rows, int total) {}
