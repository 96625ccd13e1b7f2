package org.edgedaemon.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;

/** Many simulated Hikvision terminals, and the part of an etc file that names them. */
final class HikvisionTerminals implements AutoCloseable {
  private static final int USERS = 20;

  /** Length of the ids that {@link #punch} makes; those enrolled are shorter. */
  static final int PERSON_DIGITS = 7;

  private static final int FACE = 75;
  private static final String PASSWORD_FILE = "terminal.password";

  private final List<HikvisionTerminal> terminals;
  private int punches;

  HikvisionTerminals(int count, int oldEvents) {
    terminals =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    HikvisionTerminal.builder()
                        .serialNumber("BENCH" + i)
                        .login(login -> login.account(HikvisionPeer.USER, HikvisionPeer.PASSWORD))
                        .users(USERS)
                        .oldEvents(oldEvents)
                        .build()
                        .start())
            .toList();
  }

  /**
   * {@code devices:} and {@code destinations:}; the password's file is written too.
   *
   * @param folder of the etc file
   */
  String etcFile(Path folder, String cloudUrl) throws IOException {
    Path password = Files.writeString(folder.resolve(PASSWORD_FILE), HikvisionPeer.PASSWORD);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    String devices =
        IntStream.range(0, terminals.size()).mapToObj(this::device).collect(Collectors.joining());
    return "devices:\n"
        + devices
        + "destinations:\n  - { id: cloud, kind: cloud, url: \""
        + cloudUrl
        + "\" }\n";
  }

  private String device(int i) {
    return "  - { id: t%d, kind: hikvision, url: \"%s\", username: %s, password_file: %s }\n"
        .formatted(i, terminals.get(i).url(), HikvisionPeer.USER, PASSWORD_FILE);
  }

  /** Somebody at the next terminal, with an id that nobody had before; returns it. */
  String punch() {
    HikvisionTerminal terminal = terminals.get(punches % terminals.size());
    String person = Integer.toString(1_000_000 + punches++);
    terminal.punch(person, FACE);
    return person;
  }

  /** Punches made by {@link #punch}. */
  int punches() {
    return punches;
  }

  /** Terminals whose alert stream is open now. */
  long streaming() {
    return terminals.stream().filter(terminal -> terminal.counts().openStreams() > 0).count();
  }

  /** Waits until every terminal has its stream open; nanoseconds. */
  long awaitStreams(long most) throws InterruptedException {
    long start = System.nanoTime();
    while (streaming() < terminals.size()) {
      if (System.nanoTime() - start > most) {
        throw new IllegalStateException("only " + streaming() + " terminals stream");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return System.nanoTime() - start;
  }

  @Override
  public void close() {
    terminals.forEach(HikvisionTerminal::close);
  }
}
