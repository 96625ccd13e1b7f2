/**
 * The process and the machine it lives on: threads of the network and whether all threads move, the
 * service manager, signals, and what an operator would look at on the machine.
 */
@NullMarked
package org.edgedaemon.app.machine;

import org.jspecify.annotations.NullMarked;
