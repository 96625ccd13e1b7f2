/** The simulators as programs: terminals and clouds to try things against by hand. */
@NullMarked
package org.edgedaemon.simulator.cli;

import org.jspecify.annotations.NullMarked;
