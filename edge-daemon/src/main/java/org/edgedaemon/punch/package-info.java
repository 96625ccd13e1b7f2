/** The domain record: one clock event by a person at a device. Imports the JDK only. */
@NullMarked
package org.edgedaemon.punch;

import org.jspecify.annotations.NullMarked;
