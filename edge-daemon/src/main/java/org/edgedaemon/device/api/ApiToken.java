package org.edgedaemon.device.api;

import java.util.Set;
import org.edgedaemon.secret.Secret;

/**
 * A caller's token.
 *
 * @param name of the caller, for people
 */
public record ApiToken(String name, Secret token, Set<ApiScope> scopes) {
  public ApiToken {
    scopes = Set.copyOf(scopes);
  }
}
