package org.edgedaemon.tape;

import java.nio.file.Path;

/**
 * A damaged file was set aside and replaced by a fresh one with what could be kept.
 *
 * @param file the name that the daemon uses; healthy again
 * @param setAside where the damaged file is now
 * @param reason what was wrong with it
 * @param elements how many elements were carried over
 * @param entries how many entries were in them
 */
public record Quarantine(Path file, Path setAside, String reason, int elements, long entries) {
  /** One line for an operator. */
  public String alarm() {
    return file
        + " was damaged: "
        + reason
        + ". It was set aside as "
        + setAside
        + "; "
        + entries
        + " entries of it were carried over";
  }
}
