/**
 * One tape2 queue file that is checked before it is believed, and the checksummed envelope of its
 * elements.
 */
@NullMarked
package org.edgedaemon.tape;

import org.jspecify.annotations.NullMarked;
