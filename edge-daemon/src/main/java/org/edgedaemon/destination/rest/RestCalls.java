package org.edgedaemon.destination.rest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.edgedaemon.entry.SequencedEntry;

/** Parts of a call that all REST destinations make alike. */
public final class RestCalls {
  /** The header of {@link #idempotencyKey}. */
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private RestCalls() {}

  /** The address of a path below a base, whatever slashes both have. */
  public static URI below(URI base, String path) {
    String left = base.toString().replaceAll("/+$", "");
    return URI.create(left + "/" + path.replaceAll("^/+", ""));
  }

  /**
   * The same for a repeat of the same entries: the event id of a single one, else a hash of all.
   */
  public static String idempotencyKey(List<SequencedEntry> entries) {
    if (entries.size() == 1) {
      return entries.get(0).entry().eventId().value();
    }
    MessageDigest digest = sha256();
    for (SequencedEntry entry : entries) {
      digest.update(entry.entry().eventId().value().getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
