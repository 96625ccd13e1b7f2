/** The slave's side: finds what the office changed, sends it, and takes over what others did. */
@NullMarked
package org.edgedaemon.replica.slave;

import org.jspecify.annotations.NullMarked;
