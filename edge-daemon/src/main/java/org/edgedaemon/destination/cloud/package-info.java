/** The cloud's REST API: single records, batches, and the backup-sync form. */
@NullMarked
package org.edgedaemon.destination.cloud;

import org.jspecify.annotations.NullMarked;
