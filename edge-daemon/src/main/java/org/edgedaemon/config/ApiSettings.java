package org.edgedaemon.config;

import java.util.List;
import java.util.Set;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Programs that hand over punches and marks by HTTP.
 *
 * @param name for people; the id when none is configured
 * @param tokens who may call, and what for
 * @param listen a listener of its own; null for the admin port
 * @param rate calls a second and token
 */
public record ApiSettings(
    DeviceId id, String name, List<Token> tokens, @Nullable Listen listen, int rate) {
  public static final int DEFAULT_RATE = 100;
  public static final int MAX_RATE = 10_000;

  public ApiSettings {
    tokens = List.copyOf(tokens);
  }

  /** What a token is good for. */
  public enum Scope {
    PUNCHES,
    ATTENDANCE,
    DATASETS
  }

  /**
   * A program's leave to call.
   *
   * @param name of the program, for people and logs
   */
  public record Token(String name, Secret secret, Set<Scope> scopes) {
    public Token {
      scopes = Set.copyOf(scopes);
    }
  }

  /** Where a listener is. */
  public record Listen(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }
}
