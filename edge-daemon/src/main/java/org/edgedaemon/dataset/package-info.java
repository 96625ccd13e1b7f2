/**
 * Cloud sync: what the office has and the cloud lacks, found by comparing ids and pushed in an
 * order in which nothing refers to a record that is not there yet. It needs no outbox: a run that
 * ended anywhere is continued by the next comparison.
 */
@NullMarked
package org.edgedaemon.dataset;

import org.jspecify.annotations.NullMarked;
