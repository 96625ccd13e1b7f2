/**
 * Millions of ids in little memory: sets, lists and files of them. A set holds a number as it is
 * and of a text a keyed hash, 8 octets each; {@link org.edgedaemon.dataset.ids.IdSet} says what
 * that means. Nothing here may be used by two threads at once.
 */
@NullMarked
package org.edgedaemon.dataset.ids;

import org.jspecify.annotations.NullMarked;
