/** The outbox's lanes, each in a tape file of its own, refilled from the journal when damaged. */
@NullMarked
package org.edgedaemon.outbox.tape;

import org.jspecify.annotations.NullMarked;
