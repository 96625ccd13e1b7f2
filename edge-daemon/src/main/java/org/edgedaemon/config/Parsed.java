package org.edgedaemon.config;

import java.util.function.Supplier;

/** A value understood, or why not. */
sealed interface Parsed<T> {
  record Good<T>(T value) implements Parsed<T> {}

  /**
   * Not understood.
   *
   * @param reason what is wrong, to follow the value
   * @param mayShow false when the value itself may hold a secret
   */
  record Bad<T>(String reason, boolean mayShow) implements Parsed<T> {}

  static <T> Parsed<T> good(T value) {
    return new Good<>(value);
  }

  static <T> Parsed<T> bad(String reason) {
    return new Bad<>(reason, true);
  }

  /** What a constructor refuses, in its own words. */
  static <T> Parsed<T> attempt(Supplier<T> constructor, String reason) {
    try {
      return good(constructor.get());
    } catch (IllegalArgumentException e) {
      return bad(reason);
    }
  }
}
