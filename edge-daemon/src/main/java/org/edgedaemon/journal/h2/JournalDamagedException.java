package org.edgedaemon.journal.h2;

import org.edgedaemon.journal.JournalException;

/** The file opens, but what is in it is not what was written. */
final class JournalDamagedException extends JournalException {
  JournalDamagedException(String message) {
    super(message);
  }

  JournalDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
