/**
 * Firebase on loopback: a token server, Cloud Firestore's REST API (commit, batchWrite, get) and a
 * Realtime Database, with their rules, limits and errors, and with faults on demand.
 *
 * <p>Data flow: socket and faults (package {@code web}), {@code FirebaseDesk} (which service, who
 * may), {@code TokenOffice}, {@code FirestoreStore} or {@code DatabaseTree}. The stores guard
 * themselves: event loops and the threads of a test use them.
 */
@NullMarked
package org.edgedaemon.simulator.firebase;

import org.jspecify.annotations.NullMarked;
