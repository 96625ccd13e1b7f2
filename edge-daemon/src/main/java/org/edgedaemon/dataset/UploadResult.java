package org.edgedaemon.dataset;

import java.time.Duration;
import java.util.Optional;

/** What became of a file that was sent. */
public sealed interface UploadResult {
  /** The cloud has it under this address, as its answer gave it. */
  record Stored(String url) implements UploadResult {}

  /** The cloud does not want it, or its answer names no address. */
  record Refused(int status, String reason) implements UploadResult {}

  /** The cloud does not take the key. */
  record Unauthorized(String reason) implements UploadResult {}

  /** The file cannot be read, or changed while it was sent. */
  record Unreadable(String reason) implements UploadResult {}

  /** No answer, or one that may be another next time. */
  record Unavailable(String reason, Optional<Duration> retryAfter) implements UploadResult {}
}
