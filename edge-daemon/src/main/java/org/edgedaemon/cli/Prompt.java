package org.edgedaemon.cli;

import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. */
@FunctionalInterface
public interface Prompt {
  /** The answer; null when nobody is there to give one. */
  @Nullable String ask(String question);
}
