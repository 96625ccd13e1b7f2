package org.edgedaemon.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import org.edgedaemon.secret.Secret;

/** A file that holds one secret on one line. Nothing of its content gets into a message. */
final class SecretFile {
  private static final long MAX_BYTES = 64 * 1024;

  private SecretFile() {}

  static Parsed<Secret> read(Path file) {
    if (!Files.exists(file)) {
      return refused(file, "does not exist");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return refused(file, "is not a file that this user may read");
    }
    try {
      return Files.size(file) > MAX_BYTES
          ? refused(file, "is too large for a secret")
          : parse(file, Files.readAllBytes(file));
    } catch (IOException e) {
      return refused(file, "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /** Whether every user of the machine may read it, where the file system can tell. */
  static boolean isOpenToAll(Path file) {
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      return view != null
          && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException e) {
      return false;
    }
  }

  private static Parsed<Secret> parse(Path file, byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip();
    } catch (CharacterCodingException e) {
      return refused(file, "is not UTF-8 text");
    }
    if (text.isEmpty()) {
      return refused(file, "is empty");
    }
    return text.chars().anyMatch(Character::isISOControl)
        ? refused(file, "has more than one line, or control characters")
        : Parsed.good(new Secret(text));
  }

  private static Parsed<Secret> refused(Path file, String why) {
    return new Parsed.Bad<>("the file " + file + " " + why, false);
  }
}
