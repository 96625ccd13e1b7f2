package org.edgedaemon.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.edgedaemon.simulator.zk.Carriers;
import org.edgedaemon.simulator.zk.ZkTerminal;

/** Many simulated terminals, and the part of an etc file that names them. */
final class Terminals implements AutoCloseable {
  private static final int USERS = 100;

  private final List<ZkTerminal> terminals;
  private int punches;

  Terminals(int count, int oldPunches) {
    terminals =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    ZkTerminal.builder()
                        .serial("BENCH" + i)
                        .users(USERS)
                        .oldPunches(oldPunches)
                        .carriers(Carriers.TCP)
                        .build()
                        .start())
            .toList();
  }

  /** {@code devices:} and {@code destinations:}. */
  String etcFile(Duration poll, String cloudUrl) {
    String devices =
        IntStream.range(0, terminals.size())
            .mapToObj(
                i ->
                    "  - { id: t%d, kind: zk, address: \"127.0.0.1:%d\", transport: tcp, poll_interval: %ds }\n"
                        .formatted(i, terminals.get(i).port(), poll.toSeconds()))
            .collect(Collectors.joining());
    return "devices:\n"
        + devices
        + "destinations:\n  - { id: cloud, kind: cloud, url: \""
        + cloudUrl
        + "\" }\n";
  }

  /** Somebody at the next terminal, with an id that nobody had before; returns it. */
  String punch() {
    ZkTerminal terminal = terminals.get(punches % terminals.size());
    String pin = Integer.toString(1_000_000 + punches++);
    terminal.punch(pin, 0, 1);
    return pin;
  }

  int records() {
    return terminals.stream().mapToInt(ZkTerminal::logSize).sum();
  }

  @Override
  public void close() {
    terminals.forEach(ZkTerminal::close);
  }
}
