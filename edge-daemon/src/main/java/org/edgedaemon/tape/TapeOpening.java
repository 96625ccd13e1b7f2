package org.edgedaemon.tape;

/** How opening a file went; in both cases there is a healthy file to work with. */
sealed interface TapeOpening {
  TapeFile file();

  /** It was healthy, or new. */
  record Opened(TapeFile file) implements TapeOpening {}

  /** What was there was damaged and has been set aside. */
  record Quarantined(TapeFile file, Quarantine quarantine) implements TapeOpening {}
}
