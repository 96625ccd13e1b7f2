/** The run history in the journal's database. */
@NullMarked
package org.edgedaemon.history.h2;

import org.jspecify.annotations.NullMarked;
