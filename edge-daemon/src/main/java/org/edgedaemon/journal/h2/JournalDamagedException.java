package org.edgedaemon.journal.h2;

import org.edgedaemon.journal.JournalException;

/** The file opens, but what is in it is not what was written. */
public final class JournalDamagedException extends JournalException {
  public JournalDamagedException(String message) {
    super(message);
  }

  public JournalDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
