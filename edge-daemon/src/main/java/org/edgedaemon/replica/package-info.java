/**
 * Master and slave: an office that works offline stays the same as the centre. Here are the terms,
 * the rule by which two versions of a row become one, and the ports; the rooms below bring them to
 * databases and wires.
 */
@NullMarked
package org.edgedaemon.replica;

import org.jspecify.annotations.NullMarked;
