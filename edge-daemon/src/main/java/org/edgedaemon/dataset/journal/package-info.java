/**
 * Datasets from the daemon's own journal: punches, recognitions, people, and what callers put in.
 */
@NullMarked
package org.edgedaemon.dataset.journal;

import org.jspecify.annotations.NullMarked;
