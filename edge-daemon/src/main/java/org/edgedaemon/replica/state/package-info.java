/**
 * What a slave remembers of a master, in a file of its own beside the journal: a key-value store of
 * H2, so that neither suffers from the other.
 */
@NullMarked
package org.edgedaemon.replica.state;

import org.jspecify.annotations.NullMarked;
