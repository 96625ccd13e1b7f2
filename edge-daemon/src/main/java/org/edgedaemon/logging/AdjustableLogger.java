package org.edgedaemon.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.slf4j.simple.SimpleLogger;

/** A logger of slf4j-simple whose level may change. */
final class AdjustableLogger extends SimpleLogger {
  private static final long serialVersionUID = 1;

  private volatile int level;

  AdjustableLogger(String name) {
    super(name);
    level = currentLogLevel;
  }

  /** Null takes the level of simplelogger.properties and the JVM's options. */
  void setLevel(@Nullable Level wanted) {
    level = wanted == null ? currentLogLevel : wanted.toInt();
  }

  @Override
  protected boolean isLevelEnabled(int asked) {
    return asked >= level;
  }
}
