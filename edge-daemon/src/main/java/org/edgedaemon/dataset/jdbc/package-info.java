/**
 * Datasets from the office's own database: two queries, or one, of which named parameters make the
 * list of ids and the records. Only reads.
 */
@NullMarked
package org.edgedaemon.dataset.jdbc;

import org.jspecify.annotations.NullMarked;
