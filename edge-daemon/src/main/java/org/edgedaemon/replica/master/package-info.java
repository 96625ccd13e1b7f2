/** The master's side: judges what slaves send and tells them what others did. */
@NullMarked
package org.edgedaemon.replica.master;

import org.jspecify.annotations.NullMarked;
