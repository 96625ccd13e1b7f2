package org.edgedaemon.config;

/**
 * One thing that is wrong with the etc file.
 *
 * @param line where, from 1; 0 when it is about no line
 * @param key the path to the key, such as {@code devices[front-door].poll_interval}; empty when it
 *     is about the file
 * @param message what is wrong and what would be right; never a secret
 */
public record Problem(int line, String key, String message) {
  /** One line for an operator. */
  @Override
  public String toString() {
    String where = line > 0 ? "line " + line + ": " : "";
    return key.isEmpty() ? where + message : where + key + ": " + message;
  }
}
