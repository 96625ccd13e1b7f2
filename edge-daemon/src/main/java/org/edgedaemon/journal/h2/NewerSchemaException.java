package org.edgedaemon.journal.h2;

import org.edgedaemon.journal.JournalException;

/** The journal was written by a newer edge-daemon; this one must not touch it. */
final class NewerSchemaException extends JournalException {
  NewerSchemaException(int found, int known) {
    super(
        "the journal has schema "
            + found
            + ", this edge-daemon knows up to "
            + known
            + "; install the newer version again");
  }
}
