/**
 * Cloud Firestore and the Realtime Database over REST.
 *
 * <p>Data flow: an entry becomes {@link org.edgedaemon.destination.firebase.Change}s, which know
 * the layout and nothing of a wire form; {@code FirestoreWrites} and {@code DatabaseUpdate} render
 * them; {@code auth} gives leave to call; {@code FirestoreAnswers} and {@code DatabaseAnswers} say
 * what came of it. All ids come from the events and the students, so that a repeat changes nothing.
 */
@NullMarked
package org.edgedaemon.destination.firebase;

import org.jspecify.annotations.NullMarked;
