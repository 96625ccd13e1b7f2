/**
 * The master on the network: the calls of slaves, who may make them, and the bell that tells slaves
 * that listen. Threads: handlers run on event loops and only hand over; one thread of its own does
 * all the work in the database and is never interrupted.
 */
@NullMarked
package org.edgedaemon.replica.hub;

import org.jspecify.annotations.NullMarked;
