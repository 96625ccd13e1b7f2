/**
 * What the stores keep: an entry (punch, mark, read cursor, set-aside record) with its JSON body,
 * before and after it has a sequence. Knows no store.
 */
@NullMarked
package org.edgedaemon.entry;

import org.jspecify.annotations.NullMarked;
