/**
 * Joint between punches and attendance: which punch is a mark, and how marks become durable. The
 * register lives on the ingest scheduler's thread; punches come there from ingest, callers' marks
 * are brought there, and both are answered when the intake has them.
 */
@NullMarked
package org.edgedaemon.rollcall;

import org.jspecify.annotations.NullMarked;
