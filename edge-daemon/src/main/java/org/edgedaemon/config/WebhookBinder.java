package org.edgedaemon.config;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.edgedaemon.device.hikvision.HikvisionConfig.Webhook;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** {@code webhook:}, what a terminal pushes to. */
final class WebhookBinder {
  static final int DEFAULT_PORT = 8471;

  // 22 characters of 64 kinds are 132 bits.
  private static final int LEAST_SECRET = 22;
  private static final int LEAST_KINDS = 8;
  private static final int LONGEST = 128;
  private static final String HOW = "; make one by: openssl rand -base64 24 | tr '+/' '-_'";
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-]+){1,8}");

  private WebhookBinder() {}

  /** Null when there is none, or when something is bad, which then is noted. */
  static @Nullable Webhook bind(Section device) {
    if (!device.has("webhook")) {
      return null;
    }
    Section section = device.section("webhook");
    HostPort listen = section.required("listen", HostPort.parser(DEFAULT_PORT, 1));
    Secret path = path(section);
    List<AddressRange> from = section.values("from", AddressRange::parse);
    URI announce = section.optional("announce", TerminalUrl::parse);
    section.refuseOthers();
    return listen == null || path == null
        ? null
        : new Webhook(listen.host(), listen.port(), path, texts(from), announce);
  }

  private static Set<String> texts(@Nullable List<AddressRange> ranges) {
    return ranges == null
        ? Set.of()
        : ranges.stream().map(AddressRange::toString).collect(Collectors.toUnmodifiableSet());
  }

  /** It may stand in the etc file, unlike a password: the terminal shows it to its users too. */
  private static @Nullable Secret path(Section section) {
    boolean here = section.has("path");
    if (section.has("path_file")) {
      if (here) {
        section.problem("path", "is given twice: here and by path_file");
      }
      return section.optional("path_file", text -> fromFile(section, text));
    }
    return section.required("path", WebhookBinder::checked);
  }

  private static Parsed<Secret> fromFile(Section section, String text) {
    Parsed<Secret> read = Secrets.fromFile(section, "path_file", text);
    return read instanceof Parsed.Good<Secret> good ? checked(good.value().reveal()) : read;
  }

  private static Parsed<Secret> checked(String text) {
    if (!PATH.matcher(text).matches() || text.length() > LONGEST) {
      return refused(
          "must be a path such as /hik/LONG-SECRET, of letters, digits, - and _, at most "
              + LONGEST
              + " characters");
    }
    String secret = text.substring(text.lastIndexOf('/') + 1);
    return secret.length() < LEAST_SECRET || secret.chars().distinct().count() < LEAST_KINDS
        ? refused(
            "can be guessed: its last part must be at least "
                + LEAST_SECRET
                + " random letters, digits, - or _"
                + HOW)
        : Parsed.good(new Secret(text));
  }

  private static Parsed<Secret> refused(String why) {
    return new Parsed.Bad<>(why, false);
  }
}
