/** Values that must not be seen. Everything may use it. */
@NullMarked
package org.edgedaemon.secret;

import org.jspecify.annotations.NullMarked;
