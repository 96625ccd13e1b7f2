package org.edgedaemon.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.edgedaemon.simulator.serial.ReaderPlayer;
import org.edgedaemon.simulator.serial.SerialLine;

/**
 * A reader on a serial line, before which students queue. Each shows a card until the reader has
 * been told that the read is stored, and only then lets the next one come.
 */
final class Gate implements AutoCloseable {
  /** What the daemon says when a read is stored. */
  static final char STORED = '\u0006';

  /** After so long it does not say it any more. */
  static final Duration REPLY_DEADLINE = Duration.ofSeconds(1);

  private static final Duration PATIENCE = REPLY_DEADLINE.plusMillis(300);

  private final SerialLine line;
  private final BooleanSupplier mayPass;
  private final Consumer<String> stored;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicInteger shown = new AtomicInteger();
  private final AtomicInteger repeats = new AtomicInteger();
  private final Thread queue = new Thread(this::letIn, "gate");
  private volatile ReaderPlayer player;

  /**
   * @param mayPass whether one more may come
   * @param stored told each student whose read is stored
   */
  Gate(Path folder, BooleanSupplier mayPass, Consumer<String> stored) throws IOException {
    this.line = SerialLine.in(folder);
    this.player = ReaderPlayer.at(line.reader());
    this.mayPass = mayPass;
    this.stored = stored;
    queue.setDaemon(true);
  }

  Path port() {
    return line.port();
  }

  void open() {
    queue.start();
  }

  /** The cable is pulled, and put back: as when a computer dies and comes again. */
  void replug() throws IOException {
    player.close();
    line.unplug();
    line.plugIn();
    player = ReaderPlayer.at(line.reader());
  }

  /** Lets the student in who stands there, and no other. */
  void stop() throws InterruptedException {
    closing.set(true);
    queue.join(Duration.ofSeconds(60).toMillis());
    if (queue.isAlive()) {
      throw new IllegalStateException("somebody still waits at the gate");
    }
  }

  /** Students that were let in. */
  int letInSoFar() {
    return shown.get();
  }

  /** Cards that were shown once more. */
  int shownAgain() {
    return repeats.get();
  }

  private void letIn() {
    while (!closing.get()) {
      Await.pause(60);
      if (!mayPass.getAsBoolean()) {
        continue;
      }
      String student = "G-%05d".formatted(shown.get() + 1);
      if (!isTold(student)) {
        do {
          repeats.incrementAndGet();
        } while (!isTold(student));
        // Each repeat may have an answer of its own, which is not the next student's.
        Await.pause(REPLY_DEADLINE.plusMillis(200).toMillis());
      }
      stored.accept(student);
      shown.incrementAndGet();
    }
  }

  private boolean isTold(String student) {
    ReaderPlayer reader = player;
    int before = told(reader);
    try {
      reader.scan(student);
    } catch (IOException e) {
      // No line: the student waits with the card in hand.
      Await.pause(100);
      return false;
    }
    return Await.within(PATIENCE, () -> told(reader) > before);
  }

  private static int told(ReaderPlayer reader) {
    return (int) reader.heardText().chars().filter(sign -> sign == STORED).count();
  }

  @Override
  public void close() throws IOException {
    closing.set(true);
    player.close();
    line.close();
  }
}
