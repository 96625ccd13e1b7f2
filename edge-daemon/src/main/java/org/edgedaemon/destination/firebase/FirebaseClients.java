package org.edgedaemon.destination.firebase;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.edgedaemon.destination.firebase.auth.AuthorizedClient;
import org.edgedaemon.destination.firebase.auth.Authorizer;
import org.edgedaemon.destination.firebase.auth.FixedAuthorizer;
import org.edgedaemon.destination.firebase.auth.ServiceAccountTokens;
import org.edgedaemon.destination.firebase.auth.TokenEndpoint;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.http.HttpClients;
import org.jspecify.annotations.Nullable;

/** Opens the client of a destination with the leave that its credentials give. */
record FirebaseClients(HttpClients clients, InstantSource wall, LongSupplier nanoTime) {
  // A probe beside the deliveries, and a connection that is just being closed.
  private static final int SPARE_CONNECTIONS = 2;

  /** How a peer is reached. */
  record Way(int concurrency, Duration timeout, @Nullable Path caFile, @Nullable URI proxy) {
    HttpClientConfig config() {
      Duration connect = HttpClientConfig.DEFAULT_CONNECT_TIMEOUT;
      return new HttpClientConfig(
          concurrency + SPARE_CONNECTIONS,
          connect.compareTo(timeout) < 0 ? connect : timeout,
          HttpClientConfig.DEFAULT_IDLE_TIMEOUT,
          caFile,
          null,
          proxy);
    }
  }

  AuthorizedClient open(URI url, FirebaseCredentials credentials, String scope, Way way) {
    return new AuthorizedClient(
        clients.open(url, way.config()), authorizer(url, credentials, scope, way));
  }

  private Authorizer authorizer(URI url, FirebaseCredentials credentials, String scope, Way way) {
    if (credentials instanceof FirebaseCredentials.Account account) {
      return new ServiceAccountTokens(
          new TokenEndpoint(account.account(), scope, clients, way.config(), wall), nanoTime);
    }
    return credentials instanceof FirebaseCredentials.DatabaseSecret secret
        ? FixedAuthorizer.databaseSecret(secret.secret())
        : FixedAuthorizer.emulatorOwner(url);
  }
}
