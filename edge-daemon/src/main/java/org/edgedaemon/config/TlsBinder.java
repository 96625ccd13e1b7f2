package org.edgedaemon.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.edgedaemon.device.hikvision.HikvisionConfig.Tls;
import org.jspecify.annotations.Nullable;

/** How an https terminal is known: {@code ca_file} or {@code certificate_sha256}. */
final class TlsBinder {
  private static final String PIN = "certificate_sha256";
  private static final String AUTHORITIES = "ca_file";

  private TlsBinder() {}

  /**
   * Never trusts everybody: without either key the platform's authorities count.
   *
   * @param url null when it is bad, which is told elsewhere
   */
  static Tls bind(Section section, @Nullable URI url) {
    String pin = section.optional(PIN, TlsBinder::pin);
    Path authorities = section.optional(AUTHORITIES, Texts.certificates(section.around()));
    refuseContradictions(section, url);
    if (pin != null) {
      return new Tls.Pinned(pin);
    }
    return authorities == null ? new Tls.Platform() : new Tls.Authorities(authorities);
  }

  private static void refuseContradictions(Section section, @Nullable URI url) {
    boolean pinned = section.has(PIN);
    boolean authorities = section.has(AUTHORITIES);
    if (pinned && authorities) {
      section.problem(PIN, "is given beside " + AUTHORITIES + ": one of them must go");
    }
    if (url == null) {
      return;
    }
    if (!TerminalUrl.isTls(url) && (pinned || authorities)) {
      section.problem(pinned ? PIN : AUTHORITIES, "has a meaning with https:// only");
    }
    if (TerminalUrl.isTls(url) && !pinned && !authorities) {
      section.warning(
          "url",
          "is https and the authorities of this machine count: a terminal with a certificate of"
              + " its own making is refused until its fingerprint stands in "
              + PIN);
    }
  }

  /** As browsers and openssl show it: with colons, with blanks, in any case. */
  static Parsed<String> pin(String text) {
    String hex = text.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
    return hex.matches("[0-9a-f]{64}")
        ? Parsed.good(hex)
        : Parsed.bad("is not the SHA-256 of a certificate: 64 hex digits, colons are allowed");
  }
}
