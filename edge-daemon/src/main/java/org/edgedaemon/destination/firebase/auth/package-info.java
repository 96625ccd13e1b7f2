/**
 * How calls to Firebase are authorized: access tokens of a service account, the emulators' owner, a
 * database's legacy secret.
 *
 * <p>Threads: callers come on any thread; answers come on event loops. The only state is the token
 * at hand, guarded by its holder.
 */
@NullMarked
package org.edgedaemon.destination.firebase.auth;

import org.jspecify.annotations.NullMarked;
