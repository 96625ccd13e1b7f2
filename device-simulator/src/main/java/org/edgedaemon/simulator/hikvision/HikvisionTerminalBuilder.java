package org.edgedaemon.simulator.hikvision;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Describes a terminal. What is not said is that of {@link Firmware#MODERN}: HTTP on a free port,
 * user admin with password Passw0rd!, digest MD5, keep-alive, twenty users with leading zeros, an
 * empty log whose serials begin at 1, in the zone of this machine.
 */
public final class HikvisionTerminalBuilder {
  private final LoginStyle login = new LoginStyle();
  private final HttpStyle http = new HttpStyle();
  private final TextStyle text = new TextStyle();
  private final SearchStyle search = new SearchStyle();
  private final StreamStyle stream = new StreamStyle();
  private final PushStyle push = new PushStyle();
  private final List<EnrolledUser> users = new ArrayList<>();
  private Identity identity = Identity.USUAL;
  private int oldEvents;
  private LocalDateTime oldFirst = OldEvents.FIRST;
  private Duration oldStep = OldEvents.STEP;
  private long firstSerial = 1;
  private int capacity = Integer.MAX_VALUE;
  private boolean bursts = true;
  private AttendanceMode attendance = AttendanceMode.BY_TURNS;
  private InstantSource clock = InstantSource.system();
  private PosixZone zone = PosixZone.of(ZoneId.systemDefault().getRules());
  private Duration clockOffset = Duration.ZERO;
  private int port;
  private int hostSlots = 2;
  private boolean https;
  private @Nullable URI pushTo;
  private long seed = 8000;
  private Consumer<String> trace = line -> {};
  private @Nullable EventLoopGroup loops;

  HikvisionTerminalBuilder() {}

  /** Turns all knobs that make this model what it is. */
  public HikvisionTerminalBuilder firmware(Firmware firmware) {
    firmware.applyTo(this);
    return this;
  }

  public HikvisionTerminalBuilder identity(UnaryOperator<Identity> change) {
    identity = change.apply(identity);
    return this;
  }

  /** The serial number of the device. */
  public HikvisionTerminalBuilder serialNumber(String serial) {
    return identity(known -> known.serialNumber(serial));
  }

  public HikvisionTerminalBuilder login(Consumer<LoginStyle> knobs) {
    knobs.accept(login);
    return this;
  }

  public HikvisionTerminalBuilder http(Consumer<HttpStyle> knobs) {
    knobs.accept(http);
    return this;
  }

  public HikvisionTerminalBuilder text(Consumer<TextStyle> knobs) {
    knobs.accept(text);
    return this;
  }

  public HikvisionTerminalBuilder search(Consumer<SearchStyle> knobs) {
    knobs.accept(search);
    return this;
  }

  public HikvisionTerminalBuilder stream(Consumer<StreamStyle> knobs) {
    knobs.accept(stream);
    return this;
  }

  public HikvisionTerminalBuilder push(Consumer<PushStyle> knobs) {
    knobs.accept(push);
    return this;
  }

  /** Slots of httpHosts. */
  public HikvisionTerminalBuilder hostSlots(int count) {
    hostSlots = count;
    return this;
  }

  /** Somebody has put this address into the first slot of httpHosts. */
  public HikvisionTerminalBuilder pushTo(URI target) {
    pushTo = target;
    return this;
  }

  /** HTTPS with a certificate that the terminal made itself; HTTP is not served then. */
  public HikvisionTerminalBuilder https() {
    https = true;
    return this;
  }

  public HikvisionTerminalBuilder user(EnrolledUser user) {
    users.add(user);
    return this;
  }

  /** So many people with the numbers 00001, 00002 and so on, and a card each. */
  public HikvisionTerminalBuilder users(int count) {
    for (int i = 0; i < count; i++) {
      int number = users.size() + 1;
      users.add(
          new EnrolledUser(
              "%05d".formatted(number),
              "Person " + number,
              "%010d".formatted(12_345_000 + number)));
    }
    return this;
  }

  /** So many rows that are already there, a punch each 30 seconds from 2026-01-05 06:00. */
  public HikvisionTerminalBuilder oldEvents(int count) {
    oldEvents = count;
    return this;
  }

  /** When the first old punch was, and how long it is to the next. */
  public HikvisionTerminalBuilder oldTimes(LocalDateTime first, Duration step) {
    oldFirst = first;
    oldStep = step;
    return this;
  }

  /** The serial of the first row, such as 2,999,999,990. */
  public HikvisionTerminalBuilder firstSerial(long serial) {
    firstSerial = serial;
    return this;
  }

  /** Rows that the log holds; each further one overwrites the oldest. */
  public HikvisionTerminalBuilder capacity(int rows) {
    capacity = rows;
    return this;
  }

  /** Whether punches are followed by door rows, old ones too. */
  public HikvisionTerminalBuilder bursts(boolean follow) {
    bursts = follow;
    return this;
  }

  public HikvisionTerminalBuilder attendance(AttendanceMode mode) {
    attendance = mode;
    return this;
  }

  /** Real time, from which the terminal's own clock, its locks and its nonces are made. */
  public HikvisionTerminalBuilder clock(InstantSource source) {
    clock = source;
    return this;
  }

  /** The zone of the wall it hangs on. */
  public HikvisionTerminalBuilder zone(ZoneId wall) {
    zone = PosixZone.of(wall.getRules());
    return this;
  }

  /**
   * The zone as terminals write it, such as {@code CST-8:00:00} or {@code CST+4}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public HikvisionTerminalBuilder zone(String posix) {
    zone =
        PosixZone.parse(posix)
            .orElseThrow(() -> new IllegalArgumentException("'" + posix + "' is no time zone"));
    return this;
  }

  /** How much the terminal's clock is ahead. */
  public HikvisionTerminalBuilder clockOffset(Duration ahead) {
    clockOffset = ahead;
    return this;
  }

  /** The port number; 0 is a free one. */
  public HikvisionTerminalBuilder port(int number) {
    port = number;
    return this;
  }

  /** Where nonces and random faults come from. */
  public HikvisionTerminalBuilder seed(long number) {
    seed = number;
    return this;
  }

  /** Told one line about each thing that happens, on the terminal's event loop: must not block. */
  public HikvisionTerminalBuilder trace(Consumer<String> lines) {
    trace = lines;
    return this;
  }

  /** The threads to run on; default are two that all terminals of the process share. */
  public HikvisionTerminalBuilder eventLoops(EventLoopGroup group) {
    loops = group;
    return this;
  }

  /** A terminal that does not listen yet. */
  public HikvisionTerminal build() {
    if (users.isEmpty()) {
      users(20);
    }
    WallClock wall = new WallClock(clock, zone, clockOffset);
    Staff staff = new Staff(users);
    Meter meter = new Meter(trace);
    HikvisionCore core =
        new HikvisionCore(
            new HikvisionCore.Styles(login, http, text, search, stream, push),
            wall,
            log(staff),
            staff,
            new HikvisionFaults(seed),
            meter,
            identity);
    StreamHall hall = new StreamHall(core);
    Gatekeeper gate = new Gatekeeper(login, http, wall, meter, seed);
    EventLoop loop = (loops == null ? SharedLoops.get() : loops).next();
    PushDesk pushes = new PushDesk(core, loop, hostSlots);
    if (pushTo != null) {
      pushes.configure(HttpHost.to(1, pushTo));
    }
    FrontDesk desk = new FrontDesk(core, gate, hall, pushes);
    SelfSigned tls = https ? SelfSigned.make(identity.model()) : null;
    HikvisionServer server = new HikvisionServer(core, desk, loop, tls);
    return new HikvisionTerminal(core, desk, server, port, bursts, attendance);
  }

  private EventLog log(Staff staff) {
    OldEvents old = new OldEvents(oldEvents, oldFirst, oldStep, firstSerial);
    History history = new History(old, bursts, staff, attendance, zone.rules());
    return new EventLog(history, firstSerial + oldEvents, capacity);
  }
}
