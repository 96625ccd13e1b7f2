/**
 * A slave's line to its master: the calls, the ear that hears when there is something, and the
 * runner that makes rounds. Threads: each master has one thread that does its rounds and is never
 * interrupted; the ear lives on the scheduler that it is given and does no work there.
 */
@NullMarked
package org.edgedaemon.replica.link;

import org.jspecify.annotations.NullMarked;
