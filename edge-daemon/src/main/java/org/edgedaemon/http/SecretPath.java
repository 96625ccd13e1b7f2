package org.edgedaemon.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A path that only the right peer knows. Compared in a time that depends on the guess alone; a
 * slash at the end makes no difference, for devices add one.
 */
final class SecretPath implements PathForm {
  private final byte[] path;

  SecretPath(Secret path) {
    Target target = Target.parse(path.reveal());
    if (target == null) {
      throw new IllegalArgumentException("a secret path cannot be read as a path");
    }
    this.path = bytes(target.segments());
  }

  @Override
  public @Nullable Map<String, String> match(List<String> decoded) {
    return MessageDigest.isEqual(bytes(decoded), path) ? Map.of() : null;
  }

  private static byte[] bytes(List<String> segments) {
    int last = segments.size() - 1;
    boolean slash = last > 0 && segments.get(last).isEmpty();
    return String.join("/", slash ? segments.subList(0, last) : segments)
        .getBytes(StandardCharsets.UTF_8);
  }
}
