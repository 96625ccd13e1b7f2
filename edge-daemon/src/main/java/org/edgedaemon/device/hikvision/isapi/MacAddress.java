package org.edgedaemon.device.hikvision.isapi;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One spelling for a hardware address: six pairs of lower-case hex digits with colons between. */
public final class MacAddress {
  private static final Pattern SEPARATORS = Pattern.compile("[:.\\- ]");
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{12}");
  private static final Pattern PAIR = Pattern.compile("(..)(?=.)");
  private static final int MAX_LENGTH = 32;

  private MacAddress() {}

  /** Null when it is no address, or the one of zeros that some firmwares write. */
  public static @Nullable String normalise(@Nullable String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return null;
    }
    String digits = SEPARATORS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    boolean address = DIGITS.matcher(digits).matches() && !digits.equals("000000000000");
    return address ? PAIR.matcher(digits).replaceAll("$1:") : null;
  }
}
