package org.edgedaemon.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Destinations that cannot work as long as something is not known, and may be switched off. */
final class Switches {
  private static final String HOW = "; write enabled: false to switch this destination off";

  private Switches() {}

  /** The URL; null when there is none, which is a problem unless it is switched off. */
  static @Nullable URI urlUnlessOff(Section section, boolean enabled) {
    if (section.has("url")) {
      return section.optional("url", WebUrl::parse);
    }
    missing(section, "url", enabled);
    return null;
  }

  /** Notes what is missing. */
  static void missing(Section section, String key, boolean enabled) {
    if (enabled) {
      section.problem(key, "is missing" + HOW);
    } else {
      section.warning(key, "is missing, so this destination is not known at all; it is off");
    }
  }
}
