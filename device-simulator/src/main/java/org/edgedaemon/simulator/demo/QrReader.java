package org.edgedaemon.simulator.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.edgedaemon.simulator.serial.ReaderPlayer;
import org.edgedaemon.simulator.serial.SerialLine;

/** A reader of QR codes on a serial line of pseudo-terminals. */
final class QrReader implements AutoCloseable {
  /** What the daemon says to it when a read is on the disk. */
  static final char STORED = '\u0006';

  private final SerialLine line;
  private final ReaderPlayer player;
  private int scans;

  private QrReader(SerialLine line) throws IOException {
    this.line = line;
    this.player = ReaderPlayer.at(line.reader());
  }

  /** None where socat is missing. */
  static Optional<QrReader> in(Path folder) throws IOException {
    return SerialLine.possible()
        ? Optional.of(new QrReader(SerialLine.in(folder)))
        : Optional.empty();
  }

  Path port() {
    return line.port();
  }

  void scan(String admissionNumber) throws IOException {
    player.scan(admissionNumber);
    scans++;
  }

  int scans() {
    return scans;
  }

  /** How often it was told that a read is safe. */
  long confirmed() {
    return player.heardText().chars().filter(sign -> sign == STORED).count();
  }

  @Override
  public void close() throws IOException {
    player.close();
    line.close();
  }
}
