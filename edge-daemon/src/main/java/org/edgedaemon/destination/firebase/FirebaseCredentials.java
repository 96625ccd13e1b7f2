package org.edgedaemon.destination.firebase;

import java.net.URI;
import org.edgedaemon.destination.firebase.auth.PeerAddress;
import org.edgedaemon.destination.firebase.auth.ServiceAccount;
import org.edgedaemon.secret.Secret;

/** By what a destination may call. */
public sealed interface FirebaseCredentials {
  /** A service account's key file. */
  record Account(ServiceAccount account) implements FirebaseCredentials {}

  /** None: the peer is an emulator on this machine. */
  record Emulator() implements FirebaseCredentials {}

  /** The legacy secret of a Realtime Database; not for Firestore. */
  record DatabaseSecret(Secret secret) implements FirebaseCredentials {}

  /** Refuses an address that must not be told these credentials. */
  static void check(FirebaseCredentials credentials, String destination, URI url) {
    PeerAddress.requireSafe("url of destination " + destination, url);
    if (credentials instanceof Emulator && !PeerAddress.isLoopback(url)) {
      throw new IllegalArgumentException(
          "destination "
              + destination
              + " needs credentials; only an emulator on this machine goes without");
    }
  }
}
