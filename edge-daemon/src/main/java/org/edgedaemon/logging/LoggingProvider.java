package org.edgedaemon.logging;

import org.slf4j.ILoggerFactory;
import org.slf4j.simple.SimpleServiceProvider;

/** slf4j-simple as it is, but for the loggers' levels. Named by {@link Logs#install}. */
public final class LoggingProvider extends SimpleServiceProvider {
  private final AdjustableLoggers loggers = new AdjustableLoggers();

  @Override
  public ILoggerFactory getLoggerFactory() {
    return loggers;
  }
}
