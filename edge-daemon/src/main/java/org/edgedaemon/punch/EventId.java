package org.edgedaemon.punch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The deterministic id of one event: the same event has the same id whatever way it came. The first
 * {@value #BYTES} bytes of the SHA-256 of its natural key, written as {@value #LENGTH} lower-case
 * hex digits.
 */
public record EventId(String value) {
  public static final int BYTES = 20;
  public static final int LENGTH = 2 * BYTES;

  /** 1 for each ASCII character that is no lower-case hex digit. */
  private static final byte[] STRANGER = new byte[128];

  static {
    Arrays.fill(STRANGER, (byte) 1);
    for (char c : "0123456789abcdef".toCharArray()) {
      STRANGER[c] = 0;
    }
  }

  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(EventId::sha256);

  public EventId {
    if (value.length() != LENGTH || !isLowerHex(value)) {
      throw new IllegalArgumentException(
          "event id '" + value + "' is not " + LENGTH + " lower-case hex digits");
    }
  }

  /** Hashes a natural key (UTF-8). Parts of a key are joined by the caller with {@code |}. */
  public static EventId ofNaturalKey(String naturalKey) {
    byte[] digest = SHA_256.get().digest(naturalKey.getBytes(StandardCharsets.UTF_8));
    return ofBytes(digest, 0);
  }

  /**
   * The same of a key whose beginning many share.
   *
   * @param begin in UTF-8
   */
  public static EventId ofNaturalKey(byte[] begin, String end) {
    MessageDigest sha = SHA_256.get();
    sha.update(begin);
    return ofBytes(sha.digest(end.getBytes(StandardCharsets.UTF_8)), 0);
  }

  /** Reads {@value #BYTES} bytes at {@code offset}. */
  public static EventId ofBytes(byte[] bytes, int offset) {
    return new EventId(HexFormat.of().formatHex(bytes, offset, offset + BYTES));
  }

  public byte[] toBytes() {
    return HexFormat.of().parseHex(value);
  }

  @Override
  public String toString() {
    return value;
  }

  /** Runs for every record of every log that is read; random digits defeat branch prediction. */
  private static boolean isLowerHex(String text) {
    int strangers = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      strangers |= c < STRANGER.length ? STRANGER[c] : 1;
    }
    return strangers == 0;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
