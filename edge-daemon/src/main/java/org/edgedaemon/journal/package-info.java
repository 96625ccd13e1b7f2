/**
 * Port of the journal, the queryable truth: the intake applied in order, each entry id once.
 * Methods block; call them on threads of their own that nobody interrupts.
 */
@NullMarked
package org.edgedaemon.journal;

import org.jspecify.annotations.NullMarked;
