package org.edgedaemon.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.function.Function;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.punch.DeviceId;

/** Names, zones, charsets and paths. */
final class Texts {
  private static final String ID_RULE =
      "is not an id: 1 to 64 letters, digits, dots, dashes or underscores, starting with a letter"
          + " or digit";

  private Texts() {}

  static Function<String, Parsed<String>> name(int maxLength) {
    return text -> {
      boolean good =
          !text.isEmpty()
              && text.length() <= maxLength
              && text.chars().noneMatch(Character::isISOControl);
      return good
          ? Parsed.good(text)
          : Parsed.bad("must be 1 to " + maxLength + " characters on one line");
    };
  }

  static Parsed<DeviceId> deviceId(String text) {
    return Parsed.attempt(() -> new DeviceId(text), ID_RULE);
  }

  static Parsed<DestinationId> destinationId(String text) {
    return Parsed.attempt(() -> new DestinationId(text), ID_RULE);
  }

  static Parsed<ZoneId> zone(String text) {
    try {
      return Parsed.good(ZoneId.of(text));
    } catch (DateTimeException e) {
      return Parsed.bad(
          "is not a time zone such as Africa/Nairobi"
              + Words.didYouMean(text, ZoneId.getAvailableZoneIds()));
    }
  }

  static Parsed<Charset> charset(String text) {
    return Parsed.attempt(
        () -> Charset.forName(text), "is not a charset such as UTF-8, GB18030 or windows-1256");
  }

  /** A path below a base URL, without a slash in front. */
  static Parsed<String> urlPath(String text) {
    String bare = text.startsWith("/") ? text.substring(1) : text;
    return bare.matches("[A-Za-z0-9._~%-]+(/[A-Za-z0-9._~%-]+)*/?") && !bare.contains("..")
        ? Parsed.good(bare)
        : Parsed.bad("is not a path such as attendance-records");
  }

  /** A file, whether it is there yet or not. */
  static Function<String, Parsed<Path>> file(Path base) {
    return text -> {
      try {
        Path path = base.resolve(text).normalize();
        return Files.isDirectory(path) ? Parsed.bad("is a folder, not a file") : Parsed.good(path);
      } catch (InvalidPathException e) {
        return Parsed.bad("is not a path");
      }
    };
  }

  /** A folder that exists, or may be made. */
  static Function<String, Parsed<Path>> folder(Path base) {
    return text -> {
      try {
        Path path = base.resolve(text).normalize();
        return Files.exists(path) && !Files.isDirectory(path)
            ? Parsed.bad("is not a folder")
            : Parsed.good(path);
      } catch (InvalidPathException e) {
        return Parsed.bad("is not a path");
      }
    };
  }

  /** A PEM file with certificates in it. */
  static Function<String, Parsed<Path>> certificates(Surroundings around) {
    return text -> {
      try {
        Path path = around.resolve(text).normalize();
        return isCertificates(path)
            ? Parsed.good(path)
            : Parsed.bad("is not a readable file with PEM certificates");
      } catch (InvalidPathException e) {
        return Parsed.bad("is not a path");
      }
    };
  }

  private static boolean isCertificates(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return !CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty();
    } catch (IOException | CertificateException e) {
      return false;
    }
  }
}
