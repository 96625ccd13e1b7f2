package org.edgedaemon.replica.hub;

import org.edgedaemon.secret.Secret;

/**
 * A slave that may call.
 *
 * @param id its name, under which its changes are known; 1 to 64 characters
 */
public record SlaveAccess(String id, Secret token) {
  private static final int MAX_ID = 64;

  public SlaveAccess {
    if (id.isEmpty() || id.length() > MAX_ID) {
      throw new IllegalArgumentException("a slave's id has 1 to " + MAX_ID + " characters");
    }
  }
}
