package org.edgedaemon.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which paths a route answers. */
interface PathForm {
  /** The parameters, or null when these decoded segments are not of this form. */
  @Nullable Map<String, String> match(List<String> decoded);

  static PathForm of(Route route) {
    return route.secretPath() == null
        ? PathTemplate.of(route.template())
        : new SecretPath(route.secretPath());
  }
}
