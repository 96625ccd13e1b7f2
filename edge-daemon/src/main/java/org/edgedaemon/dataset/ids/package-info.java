/**
 * Millions of ids in little memory: sets, lists and files of them. A set holds a bit of each number
 * that has others near it, other numbers as they are, and of a text a keyed hash of 8 octets;
 * {@link org.edgedaemon.dataset.ids.IdSet} says what that means. Nothing here may be used by two
 * threads at once.
 */
@NullMarked
package org.edgedaemon.dataset.ids;

import org.jspecify.annotations.NullMarked;
