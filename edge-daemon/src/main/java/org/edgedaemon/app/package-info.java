/**
 * The assembly: builds every part, starts them in order, stops them in reverse. Everything may be
 * imported here; nobody imports it.
 */
@NullMarked
package org.edgedaemon.app;

import org.jspecify.annotations.NullMarked;
