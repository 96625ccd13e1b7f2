/** Columns that the master may not read: encrypted on the slave's side of the line. Pure. */
@NullMarked
package org.edgedaemon.replica.seal;

import org.jspecify.annotations.NullMarked;
