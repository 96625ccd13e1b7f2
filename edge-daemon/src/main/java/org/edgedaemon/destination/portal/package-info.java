/** A lecturer portal: one attendance mark per call. */
@NullMarked
package org.edgedaemon.destination.portal;

import org.jspecify.annotations.NullMarked;
