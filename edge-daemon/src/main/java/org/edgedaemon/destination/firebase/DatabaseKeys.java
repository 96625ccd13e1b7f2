package org.edgedaemon.destination.firebase;

import java.util.Locale;

/**
 * Keys of a Realtime Database. What a key must not hold ({@code . $ # [ ] /}, control characters),
 * and {@code ~} itself, is written as {@code ~} and two hex digits. A key of digits alone gets its
 * first digit so: an object with keys 0..n would come back as an array.
 */
final class DatabaseKeys {
  private static final String FORBIDDEN = ".$#[]/~";

  private DatabaseKeys() {}

  static String escape(String name) {
    StringBuilder key = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (FORBIDDEN.indexOf(c) >= 0 || c < ' ' || c == 0x7F) {
        hex(c, key);
      } else {
        key.append(c);
      }
    }
    boolean digits = !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    if (digits) {
      key.deleteCharAt(0);
      return hex(name.charAt(0), new StringBuilder()).append(key).toString();
    }
    return key.isEmpty() ? "~" : key.toString();
  }

  private static StringBuilder hex(char c, StringBuilder into) {
    return into.append('~').append(String.format(Locale.ROOT, "%02X", (int) c));
  }
}
