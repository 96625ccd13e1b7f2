/**
 * Port of the intake, the write-ahead log, and its tape file: the first durable copy of everything,
 * and the place where the sequence is given.
 */
@NullMarked
package org.edgedaemon.intake;

import org.jspecify.annotations.NullMarked;
