package org.edgedaemon.simulator.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.zk.AttendanceWidth;
import org.edgedaemon.simulator.zk.Carriers;
import org.edgedaemon.simulator.zk.LoggedPunch;
import org.edgedaemon.simulator.zk.ZkTerminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs terminals at which people punch. */
@Command(name = "zk", description = "Plays ZK terminals.", mixinStandardHelpOptions = true)
final class TerminalCommand implements Callable<Integer> {
  @Option(names = "--count", description = "How many terminals.", defaultValue = "1")
  private int count;

  @Option(names = "--transport", description = "tcp, udp or both.", defaultValue = "both")
  private Carriers transport = Carriers.BOTH;

  @Option(
      names = "--port",
      description = "Port of the first, the others follow; 0 takes free ones.",
      defaultValue = "4370")
  private int port;

  @Option(
      names = "--width",
      description = "Record width: 8A, 8B, 16, 22, 40, 49.",
      converter = WidthConverter.class,
      defaultValue = "40")
  private AttendanceWidth width = AttendanceWidth.TFT_40;

  @Option(names = "--users", description = "People on each terminal.", defaultValue = "20")
  private int users;

  @Option(names = "--old-punches", description = "Records already in each log.", defaultValue = "0")
  private int oldPunches;

  @Option(names = "--rate", description = "Punches a second at each terminal.", defaultValue = "0")
  private double rate;

  @Option(names = "--comm-key", description = "Communication key.", defaultValue = "0")
  private int commKey;

  @Option(
      names = "--clock-offset",
      description = "How much the clocks are ahead, such as PT90S or -PT5M.",
      defaultValue = "PT0S")
  private Duration clockOffset = Duration.ZERO;

  @Option(names = "--zone", description = "Time zone of the terminals; default: this machine's.")
  private ZoneId zone = ZoneId.systemDefault();

  @Option(names = "--serial", description = "Serial numbers begin with this.", defaultValue = "SIM")
  private String serial = "SIM";

  @Option(
      names = "--faults",
      split = ",",
      converter = FaultOption.Converter.class,
      description = "name[=number][@command][:rate], such as lose-part:0.05 or stall@1504:0.01.")
  private List<FaultOption> faults = new ArrayList<>();

  @Option(names = "--seed", description = "Where randomness begins.", defaultValue = "4370")
  private long seed;

  @Mixin private Stay stay = new Stay();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    List<ZkTerminal> terminals = new ArrayList<>();
    ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor();
    try {
      for (int i = 0; i < count; i++) {
        terminals.add(terminal(i));
      }
      if (rate > 0) {
        punchAt(terminals, people);
      }
      stay.await();
      return 0;
    } finally {
      people.shutdownNow();
      terminals.forEach(ZkTerminal::close);
      terminals.forEach(this::summary);
    }
  }

  private ZkTerminal terminal(int index) {
    String name = "%s%05d".formatted(serial, index + 1);
    ZkTerminal terminal =
        ZkTerminal.builder()
            .serial(name)
            .port(port == 0 ? 0 : port + index)
            .carriers(transport)
            .attendanceWidth(width)
            .eventLength(width.bytes() < 22 ? 12 : 32)
            .users(users)
            .oldPunches(oldPunches)
            .commKey(commKey)
            .zone(zone)
            .clockOffset(clockOffset)
            .seed(seed + index)
            .trace(line -> say(name + ": " + line))
            .build()
            .start();
    faults.forEach(fault -> fault.armOn(terminal.faults()));
    say("%s: listening on 127.0.0.1:%d".formatted(name, terminal.port()));
    return terminal;
  }

  private void punchAt(List<ZkTerminal> terminals, ScheduledExecutorService people) {
    Random random = new Random(seed);
    long nanos = (long) (1e9 / (rate * terminals.size()));
    Runnable punch =
        () -> {
          ZkTerminal terminal = terminals.get(random.nextInt(terminals.size()));
          String pin = Integer.toString(1001 + random.nextInt(users));
          LoggedPunch held = terminal.punch(pin, random.nextInt(2), 1);
          say("%d: punch of %s at %s".formatted(terminal.port(), pin, held.time()));
        };
    Future<?> unused = people.scheduleAtFixedRate(punch, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private void summary(ZkTerminal terminal) {
    say(
        "%d: %d records, %d events, %d acknowledged, %s, violations %s"
            .formatted(
                terminal.port(),
                terminal.logSize(),
                terminal.eventsSent(),
                terminal.acknowledgedEvents().size(),
                terminal.sessions(),
                terminal.protocolViolations()));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }
}
