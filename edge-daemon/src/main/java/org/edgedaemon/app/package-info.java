/**
 * The assembly: builds every part, starts them in order, stops them in reverse. Everything may be
 * imported here; nobody imports it. Each line of work has a room below, which knows none of the
 * others but {@code operator}; what concerns several of them is done here.
 */
@NullMarked
package org.edgedaemon.app;

import org.jspecify.annotations.NullMarked;
