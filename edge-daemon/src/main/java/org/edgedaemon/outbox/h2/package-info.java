/** Watermarks and dead letters in the journal's database. */
@NullMarked
package org.edgedaemon.outbox.h2;

import org.jspecify.annotations.NullMarked;
