package org.edgedaemon.destination.firebase.auth;

import java.util.Map;
import java.util.Optional;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.secret.Secret;

/** Leave to call, or the reason why there is none. */
public sealed interface Grant {
  /**
   * Leave to call.
   *
   * @param credential what answers may repeat and nobody may see
   */
  record Given(Map<String, Secret> headers, Optional<Secret> query, Secret credential)
      implements Grant {
    static Given bearer(Secret token) {
      Secret header = new Secret("Bearer " + token.reveal());
      return new Given(Map.of("Authorization", header), Optional.empty(), token);
    }

    /** The request with the credential and these other headers. */
    ClientRequest on(ClientRequest request, Map<String, String> open) {
      ClientRequest authorized = request.withHeaders(open, headers);
      return query.map(authorized::withSecretQuery).orElse(authorized);
    }
  }

  /** No leave, for now. */
  record Denied(Unavailable why) implements Grant {}
}
