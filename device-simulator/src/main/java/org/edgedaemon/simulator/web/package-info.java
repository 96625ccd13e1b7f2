/**
 * What all simulated HTTP peers share: the server, and the faults that come between a request and
 * its answer.
 *
 * <p>Data flow: socket, HTTP codec, {@code WebHandler} (faults), {@code WebDesk} (who may, what is
 * in it, what is answered).
 */
@NullMarked
package org.edgedaemon.simulator.web;

import org.jspecify.annotations.NullMarked;
