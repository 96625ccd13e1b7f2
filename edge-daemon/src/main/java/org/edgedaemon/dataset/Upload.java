package org.edgedaemon.dataset;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * One file on its way to the cloud.
 *
 * @param directory of the cloud, as {@code faculty_images}
 * @param name the file's name there: the same for the same content, so that a repeat replaces it
 * @param path of the local file, already found to be inside the configured root
 * @param size in octets when it was looked at; a file that has another size when it is sent is an
 *     error
 * @param mediaType as {@code image/jpeg}
 * @param bytesPerSecond at most; 0 for no limit
 * @param progress hears of every octet sent, as counts that add up; called on an event loop
 */
public record Upload(
    String directory,
    String name,
    Path path,
    long size,
    String mediaType,
    long bytesPerSecond,
    LongConsumer progress) {
  public Upload {
    if (size < 0 || bytesPerSecond < 0) {
      throw new IllegalArgumentException("the size or the limit of an upload is negative");
    }
  }
}
