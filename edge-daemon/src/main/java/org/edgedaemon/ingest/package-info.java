/**
 * Joint 1: device to intake to journal. Poll schedule, reconnects, read cursors, the applier, and
 * the journal's keeper.
 */
@NullMarked
package org.edgedaemon.ingest;

import org.jspecify.annotations.NullMarked;
