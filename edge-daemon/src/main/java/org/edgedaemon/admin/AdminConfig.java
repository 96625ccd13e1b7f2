package org.edgedaemon.admin;

import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The admin listener.
 *
 * @param port 0 takes a free one
 * @param token needed for every call but health and metrics; null refuses those calls
 */
public record AdminConfig(String host, int port, @Nullable Secret token) {
  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final int DEFAULT_PORT = 8470;
}
