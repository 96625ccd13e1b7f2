package org.edgedaemon.destination.firebase.auth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.secret.Secret;

/** Always the same leave. */
public final class FixedAuthorizer implements Authorizer {
  private final Grant.Given grant;

  private FixedAuthorizer(Grant.Given grant) {
    this.grant = grant;
  }

  /**
   * The emulators' own word for one who may do everything.
   *
   * @throws IllegalArgumentException when the address is not on loopback
   */
  public static FixedAuthorizer emulatorOwner(URI emulator) {
    if (!PeerAddress.isLoopback(emulator)) {
      throw new IllegalArgumentException(
          "an emulator must be on this machine; give a credentials file for " + emulator.getHost());
    }
    return new FixedAuthorizer(Grant.Given.bearer(new Secret("owner")));
  }

  /** The legacy secret of a Realtime Database, {@code ?auth=} on the wire. */
  public static FixedAuthorizer databaseSecret(Secret secret) {
    String encoded = URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8);
    return new FixedAuthorizer(
        new Grant.Given(Map.of(), Optional.of(new Secret("auth=" + encoded)), secret));
  }

  @Override
  public CompletionStage<Grant> grant() {
    return CompletableFuture.completedFuture(grant);
  }
}
