package org.edgedaemon.logging;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.simple.SimpleLoggerFactory;

/**
 * The loggers of the process. A wish for a level is for one logger and all below it, also for those
 * that are made later; the most specific one counts. It is forgotten with the process. Any thread.
 */
final class AdjustableLoggers extends SimpleLoggerFactory {
  private static final int NO_MATCH = -1;

  private final List<AdjustableLogger> made = new CopyOnWriteArrayList<>();
  private final Map<String, Level> wishes = new ConcurrentSkipListMap<>();

  @Override
  protected Logger createLogger(String name) {
    AdjustableLogger logger = new AdjustableLogger(name);
    made.add(logger);
    logger.setLevel(wishFor(name));
    return logger;
  }

  /**
   * Sets a level, or takes the wish back.
   *
   * @param name a package, a class with or without its package; empty for all
   * @return how many loggers of now it is for
   */
  int setLevel(String name, @Nullable Level level) {
    if (level == null) {
      wishes.remove(name);
    } else {
      wishes.put(name, level);
    }
    made.forEach(logger -> logger.setLevel(wishFor(logger.getName())));
    return (int) made.stream().filter(each -> match(name, each.getName()) != NO_MATCH).count();
  }

  /** What was wished for, by name. */
  Map<String, Level> wishes() {
    return new TreeMap<>(wishes);
  }

  private @Nullable Level wishFor(String logger) {
    Map<Integer, Level> byMatch =
        wishes.entrySet().stream()
            .collect(
                Collectors.toMap(
                    wish -> match(wish.getKey(), logger), Map.Entry::getValue, (a, b) -> a));
    byMatch.remove(NO_MATCH);
    return byMatch.isEmpty() ? null : new TreeMap<>(byMatch).lastEntry().getValue();
  }

  /** How specific a wish is for a logger. Lines show a class without its package. */
  private static int match(String wish, String logger) {
    if (wish.equals(logger) || logger.endsWith("." + wish)) {
      return Integer.MAX_VALUE;
    }
    return wish.isEmpty() || logger.startsWith(wish + ".") ? wish.length() : NO_MATCH;
  }
}
