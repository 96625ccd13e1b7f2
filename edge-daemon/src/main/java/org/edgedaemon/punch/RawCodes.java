package org.edgedaemon.punch;

import org.jspecify.annotations.Nullable;

/**
 * The device's own numbers for in/out ({@code status}) and verification ({@code verify}), unsigned.
 *
 * @param event the whole record as the device wrote it, as one JSON object; null when the numbers
 *     say all
 */
public record RawCodes(int status, int verify, @Nullable String event) {
  public RawCodes(int status, int verify) {
    this(status, verify, null);
  }
}
