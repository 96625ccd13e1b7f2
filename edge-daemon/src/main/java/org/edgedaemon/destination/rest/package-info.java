/**
 * What every destination that is called over REST shares: what an answer's status means, the wish
 * of a {@code Retry-After}, the idempotency key, and how a stranger's text is made fit to be shown.
 */
@NullMarked
package org.edgedaemon.destination.rest;

import org.jspecify.annotations.NullMarked;
