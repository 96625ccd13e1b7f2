package org.edgedaemon.journal.h2;

import java.nio.file.Path;
import org.edgedaemon.journal.JournalException;

/** Somebody else has the journal open: another edge-daemon, or a tool. The file is well. */
public final class JournalLockedException extends JournalException {
  JournalLockedException(Path file) {
    super(file + " is open elsewhere; is edge-daemon already running?");
  }

  JournalLockedException(Path file, Throwable cause) {
    super(file + " is open elsewhere; is edge-daemon already running?", cause);
  }
}
