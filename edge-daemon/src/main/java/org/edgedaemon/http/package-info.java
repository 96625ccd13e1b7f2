/**
 * The HTTP server and router that every listener shares, and the one HTTP client.
 *
 * <p>Threads: handlers of the server and stages of the client are called on an event loop of the
 * group that was handed in, and must not block; whoever has blocking work does it on its own
 * executor and completes the stage from there. Types of Netty and of the client library stay behind
 * this package, but for the event-loop group.
 */
@NullMarked
package org.edgedaemon.http;

import org.jspecify.annotations.NullMarked;
