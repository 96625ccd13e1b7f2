package org.edgedaemon.logging;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The levels of the process's loggers. */
public final class Logs {
  private Logs() {}

  /** Must come before the first logger of the process. */
  public static void install() {
    System.setProperty("slf4j.provider", LoggingProvider.class.getName());
    // Its own report of that would be a line on standard error of every command.
    System.setProperty("slf4j.internal.verbosity", "WARN");
  }

  /** The level of a word such as {@code debug}; empty when it is none. */
  public static Optional<Level> level(String word) {
    try {
      return Optional.of(Level.valueOf(word.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Sets the level of a logger and all below it, from now on and until the process ends.
   *
   * @param logger a package, a class with or without its package; empty for all
   * @param level null takes it back
   * @return how many loggers there are of that name; 0 when levels cannot be changed here
   */
  public static int setLevel(String logger, @Nullable Level level) {
    return LoggerFactory.getILoggerFactory() instanceof AdjustableLoggers loggers
        ? loggers.setLevel(logger, level)
        : 0;
  }

  /** What was set, by logger. */
  public static Map<String, String> levels() {
    return LoggerFactory.getILoggerFactory() instanceof AdjustableLoggers loggers
        ? loggers.wishes().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, set -> word(set.getValue())))
        : Map.of();
  }

  private static String word(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
