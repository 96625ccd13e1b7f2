package org.edgedaemon.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Reads a secret called {@code X}: from the file that {@code X_file} names, or from the environment
 * by {@code X: ${NAME}}. One that stands in the etc file itself is refused.
 */
final class Secrets {
  private Secrets() {}

  /** The secret; null when there is none, or when it is bad, which then is noted. */
  static @Nullable Secret read(Section section, String name) {
    String fileKey = name + "_file";
    boolean inFile = section.has(fileKey);
    if (section.has(name)) {
      if (inFile) {
        section.problem(name, "is given twice: here and by " + fileKey);
      }
      return fromEnvironment(section, name, fileKey);
    }
    return inFile ? section.optional(fileKey, text -> fromFile(section, fileKey, text)) : null;
  }

  /** The same for one that must be there. */
  static @Nullable Secret required(Section section, String name) {
    if (!section.has(name) && !section.has(name + "_file")) {
      section.problem(
          name + "_file", "is missing: name the file that holds the " + name.replace('_', ' '));
      return null;
    }
    return read(section, name);
  }

  /** Under which of the two keys it is given. */
  static String keyOf(Section section, String name) {
    return section.has(name) ? name : name + "_file";
  }

  private static @Nullable Secret fromEnvironment(Section section, String name, String fileKey) {
    String written = section.written(name);
    if (written == null || !Surroundings.isVariable(written.strip())) {
      section.problem(
          name,
          "must not stand here: name a file by "
              + fileKey
              + ", or write ${NAME} for a"
              + " variable of the environment");
      return null;
    }
    return section.optional(name, text -> Parsed.good(new Secret(text)));
  }

  /** Reads the file that a key names. */
  static Parsed<Secret> fromFile(Section section, String fileKey, String text) {
    Path file;
    try {
      file = section.around().resolve(text);
    } catch (InvalidPathException e) {
      return new Parsed.Bad<>("is not a path", false);
    }
    Parsed<Secret> secret = SecretFile.read(file);
    if (secret instanceof Parsed.Good && SecretFile.isOpenToAll(file)) {
      section.warning(
          fileKey, "every user of this machine may read " + file + "; take that right away");
    }
    return secret;
  }
}
