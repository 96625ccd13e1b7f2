package org.edgedaemon.dataset.files;

import java.nio.file.Path;
import java.time.Instant;

/** What came of a look at a file. */
public sealed interface Prepared {
  /**
   * It may be sent.
   *
   * @param path of what is sent, without links
   * @param modified when it was last written to
   * @param contentHash SHA-256 of what is sent, in 64 hexadecimal digits
   * @param cloudName what it is called there: the same for the same content and name
   * @param temporary whether it is a copy made for this, to be deleted when it has been sent
   */
  record Ready(
      Path path,
      long size,
      Instant modified,
      String contentHash,
      String cloudName,
      String mediaType,
      boolean temporary)
      implements Prepared {}

  /**
   * It may not, or cannot.
   *
   * @param reason for people, without the folders above the root
   */
  record Unusable(String reason) implements Prepared {}
}
