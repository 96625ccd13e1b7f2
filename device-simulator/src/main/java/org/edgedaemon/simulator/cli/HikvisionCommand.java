package org.edgedaemon.simulator.cli;

import java.io.PrintWriter;
import java.net.URI;
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
import org.edgedaemon.simulator.hikvision.EnrolledUser;
import org.edgedaemon.simulator.hikvision.Firmware;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.edgedaemon.simulator.hikvision.HikvisionTerminalBuilder;
import org.edgedaemon.simulator.hikvision.LoggedEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs Hikvision terminals at which people punch. */
@Command(
    name = "hikvision",
    description = "Plays Hikvision terminals.",
    mixinStandardHelpOptions = true)
final class HikvisionCommand implements Callable<Integer> {
  private static final int[] METHODS = {75, 75, 38, 1};

  @Option(names = "--count", description = "How many terminals.", defaultValue = "1")
  private int count;

  @Option(names = "--firmware", description = "${COMPLETION-CANDIDATES}.", defaultValue = "MODERN")
  private Firmware firmware = Firmware.MODERN;

  @Option(
      names = "--port",
      description = "Port of the first, the others follow; 0 takes free ones.",
      defaultValue = "8000")
  private int port;

  @Option(names = "--https", description = "HTTPS with a certificate of its own.")
  private boolean https;

  @Option(names = "--user", description = "The account.", defaultValue = "admin")
  private String user = "admin";

  @Option(names = "--password", description = "Its password.", defaultValue = "Passw0rd!")
  private String password = "";

  @Option(names = "--users", description = "People on each terminal.", defaultValue = "20")
  private int users;

  @Option(names = "--old-events", description = "Rows already in each log.", defaultValue = "0")
  private int oldEvents;

  @Option(names = "--first-serial", description = "Of the first row.", defaultValue = "1")
  private long firstSerial;

  @Option(names = "--replay", description = "Old rows that each stream begins with.")
  private int replay = -1;

  @Option(names = "--rate", description = "Punches a second at each terminal.", defaultValue = "0")
  private double rate;

  @Option(names = "--push-to", description = "URL that events are pushed to.")
  private @Nullable URI pushTo;

  @Option(
      names = "--clock-offset",
      description = "How much the clocks are ahead, such as PT90S or -PT5M.",
      defaultValue = "PT0S")
  private Duration clockOffset = Duration.ZERO;

  @Option(names = "--zone", description = "Time zone of the terminals; default: this machine's.")
  private @Nullable ZoneId zone;

  @Option(
      names = "--serial",
      description = "Serial numbers end with this and a number.",
      defaultValue = "SIM")
  private String serial = "SIM";

  @Option(
      names = "--faults",
      split = ",",
      converter = HikvisionFaultOption.Converter.class,
      description = "name[=number][@path][:rate], such as busy:0.05 or stream-close=4.")
  private List<HikvisionFaultOption> faults = new ArrayList<>();

  @Option(names = "--seed", description = "Where randomness begins.", defaultValue = "8000")
  private long seed;

  @Mixin private Stay stay = new Stay();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    List<HikvisionTerminal> terminals = new ArrayList<>();
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
      terminals.forEach(HikvisionTerminal::close);
      terminals.forEach(this::summary);
    }
  }

  private HikvisionTerminal terminal(int index) {
    String name = "%s%05d".formatted(serial, index + 1);
    HikvisionTerminalBuilder builder =
        HikvisionTerminal.builder(firmware)
            .identity(known -> known.serialNumber(known.model() + name))
            .port(port == 0 ? 0 : port + index)
            .login(knobs -> knobs.account(user, password))
            .users(users)
            .oldEvents(oldEvents)
            .firstSerial(firstSerial)
            .clockOffset(clockOffset)
            .seed(seed + index)
            .trace(line -> say(name + ": " + line));
    optional(builder);
    HikvisionTerminal terminal = builder.build().start();
    faults.forEach(fault -> fault.armOn(terminal.faults()));
    say("%s: listening on %s %s".formatted(name, terminal.url(), terminal.certificateSha256()));
    return terminal;
  }

  private void optional(HikvisionTerminalBuilder builder) {
    if (https) {
      builder.https();
    }
    if (zone != null) {
      builder.zone(zone);
    }
    if (pushTo != null) {
      builder.pushTo(pushTo);
    }
    if (replay >= 0) {
      builder.stream(knobs -> knobs.replay(replay));
    }
  }

  private void punchAt(List<HikvisionTerminal> terminals, ScheduledExecutorService people) {
    Random random = new Random(seed);
    long nanos = (long) (1e9 / (rate * terminals.size()));
    Runnable punch =
        () -> {
          HikvisionTerminal terminal = terminals.get(random.nextInt(terminals.size()));
          List<EnrolledUser> staff = terminal.users();
          String person = staff.get(random.nextInt(staff.size())).employeeNo();
          LoggedEvent row = terminal.punch(person, METHODS[random.nextInt(METHODS.length)]);
          say(
              "%d: punch of %s at %s, serial %d"
                  .formatted(terminal.port(), person, row.time(), row.serial()));
        };
    Future<?> unused = people.scheduleAtFixedRate(punch, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private void summary(HikvisionTerminal terminal) {
    say(
        "%d: %d rows, %s, violations %s"
            .formatted(
                terminal.port(),
                terminal.logSize(),
                terminal.counts(),
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
