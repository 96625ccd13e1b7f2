package org.edgedaemon.simulator.zk;

import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes a terminal. What is not said is that of a common TFT unit: TCP and UDP on a free port,
 * 40-byte records, 72-byte users, no key, live events of 32 bytes, 92 bytes of sizes, parts of 1008
 * bytes, one client at a time (a new one cuts the first off), twenty users, an empty log.
 */
public final class ZkTerminalBuilder {
  private final Map<String, String> options = new LinkedHashMap<>();
  private final List<TerminalUser> users = new ArrayList<>();
  private String firmware = "Ver 6.60 Jun 16 2015";
  private boolean echoTilde = true;
  private int commKey;
  private boolean askAlways;
  private boolean secure;
  private int lockAfter;
  private int firstSession = 0x6BA0;
  private SecondClient secondClient = SecondClient.KICKS_FIRST;
  private int sizesBytes = 92;
  private int fingerprints;
  private int operations;
  private int recordCapacity = 100_000;
  private BulkStyle style = BulkStyle.PREPARED_PARTS;
  private int inlineThreshold = 1024;
  private int tcpPart = 1008;
  private int udpPart = 1024;
  private int userWidth = 72;
  private AttendanceWidth width = AttendanceWidth.TFT_40;
  private AccessControl accessControl = AccessControl.OFF;
  private boolean events = true;
  private int eventLength = 32;
  private Duration repeatAfter = Duration.ZERO;
  private int unknownCode = 0xFFFF;
  private OldPunches old = new OldPunches(0, OldPunches.FIRST, OldPunches.STEP);
  private InstantSource clock = InstantSource.system();
  private ZoneId zone = ZoneId.systemDefault();
  private Duration clockOffset = Duration.ZERO;
  private Carriers carriers = Carriers.BOTH;
  private int port;
  private long seed = 4370;
  private Consumer<String> trace = line -> {};
  private @Nullable EventLoopGroup loops;

  ZkTerminalBuilder() {
    option("~SerialNumber", "A8N5210001")
        .option("~DeviceName", "F18")
        .option("~Platform", "ZMM220_TFT")
        .option("~OS", "1")
        .option("~SSR", "1")
        .option("~ExtendFmt", "0")
        .option("~PIN2Width", "9")
        .option("WorkCode", "0")
        .option("DeviceID", "1")
        .option("MAC", "00:17:61:10:a1:b2");
  }

  /** The serial number; may be empty, as on some clones. */
  public ZkTerminalBuilder serial(String serial) {
    return option("~SerialNumber", serial);
  }

  public ZkTerminalBuilder deviceName(String name) {
    return option("~DeviceName", name);
  }

  public ZkTerminalBuilder platform(String platform) {
    return option("~Platform", platform);
  }

  /** The text of GET_VERSION. */
  public ZkTerminalBuilder firmware(String text) {
    firmware = text;
    return this;
  }

  /** An option that can be read; others are unknown. */
  public ZkTerminalBuilder option(String key, String value) {
    options.put(key, value);
    return this;
  }

  /** Takes an option away. */
  public ZkTerminalBuilder withoutOption(String key) {
    options.remove(key);
    return this;
  }

  /** Whether answers repeat the leading {@code ~} of a key. */
  public ZkTerminalBuilder echoTilde(boolean echo) {
    echoTilde = echo;
    return this;
  }

  /** The communication key; 0 is none. */
  public ZkTerminalBuilder commKey(int key) {
    commKey = key;
    return this;
  }

  /** CONNECT is answered with UNAUTH even when the key is 0. */
  public ZkTerminalBuilder asksForKeyZero() {
    askAlways = true;
    return this;
  }

  /** Answers 2032 after so many wrong keys; 0 is never. */
  public ZkTerminalBuilder lockAfter(int wrongKeys) {
    lockAfter = wrongKeys;
    return this;
  }

  /** CONNECT is answered with 6001, and nothing after that. */
  public ZkTerminalBuilder secureFirmware() {
    secure = true;
    return this;
  }

  /** The id of the first session. */
  public ZkTerminalBuilder firstSession(int session) {
    firstSession = session;
    return this;
  }

  public ZkTerminalBuilder secondClient(SecondClient behaviour) {
    secondClient = behaviour;
    return this;
  }

  /** Length of the GET_FREE_SIZES answer: 4 (counts unknown), 80, 92 or 112. */
  public ZkTerminalBuilder sizesBytes(int bytes) {
    if (bytes != 4 && (bytes < 80 || bytes % 4 != 0)) {
      throw new IllegalArgumentException("sizes of " + bytes + " bytes; 4, 80, 92, 112 are known");
    }
    sizesBytes = bytes;
    return this;
  }

  /** Counts that GET_FREE_SIZES tells and nothing else uses. */
  public ZkTerminalBuilder enrolled(int fingerprintCount, int operationCount) {
    fingerprints = fingerprintCount;
    operations = operationCount;
    return this;
  }

  /** Attendance capacity, as GET_FREE_SIZES tells it; the log grows past it all the same. */
  public ZkTerminalBuilder recordCapacity(int records) {
    recordCapacity = records;
    return this;
  }

  public ZkTerminalBuilder bulkStyle(BulkStyle bulkStyle) {
    style = bulkStyle;
    return this;
  }

  /** Datasets up to so many bytes come inline; below 4 none does. */
  public ZkTerminalBuilder inlineThreshold(int bytes) {
    inlineThreshold = bytes;
    return this;
  }

  /** Data bytes of a part at most: 1008, 65528, 65536 were seen over TCP, 1024 over UDP. */
  public ZkTerminalBuilder partMax(int tcpBytes, int udpBytes) {
    tcpPart = tcpBytes;
    udpPart = udpBytes;
    return this;
  }

  public ZkTerminalBuilder attendanceWidth(AttendanceWidth attendanceWidth) {
    width = attendanceWidth;
    return this;
  }

  /** 28 or 72. */
  public ZkTerminalBuilder userWidth(int bytes) {
    if (bytes != 28 && bytes != 72) {
      throw new IllegalArgumentException("user records of " + bytes + " bytes; 28 or 72 are known");
    }
    userWidth = bytes;
    return this;
  }

  public ZkTerminalBuilder accessControl(AccessControl mode) {
    accessControl = mode;
    return this;
  }

  public ZkTerminalBuilder user(TerminalUser user) {
    users.add(user);
    return this;
  }

  /** So many people with the ids 1001, 1002 and so on. */
  public ZkTerminalBuilder users(int count) {
    for (int i = 0; i < count; i++) {
      int uid = users.size() + 1;
      users.add(new TerminalUser(uid, Integer.toString(1000 + uid), "Person " + uid));
    }
    return this;
  }

  /** So many records that are already there, ten seconds apart. */
  public ZkTerminalBuilder oldPunches(int count) {
    return oldPunches(count, OldPunches.FIRST, OldPunches.STEP);
  }

  public ZkTerminalBuilder oldPunches(int count, LocalDateTime first, Duration step) {
    old = new OldPunches(count, first, step);
    return this;
  }

  /** Whether registered clients get events. */
  public ZkTerminalBuilder deliversEvents(boolean delivers) {
    events = delivers;
    return this;
  }

  /** Data bytes of an event: 10, 12, 14, or 32 and more. */
  public ZkTerminalBuilder eventLength(int bytes) {
    if (!EventPayload.known(bytes)) {
      throw new IllegalArgumentException(
          "events of " + bytes + " bytes; 10, 12, 14, 32.. are known");
    }
    eventLength = bytes;
    return this;
  }

  /** Events not acknowledged by then are sent again, and again; zero is never. */
  public ZkTerminalBuilder repeatEventsAfter(Duration wait) {
    repeatAfter = wait;
    return this;
  }

  /** The reply to unknown commands: 65535, 65533 or 2001. */
  public ZkTerminalBuilder unknownCode(int code) {
    unknownCode = code;
    return this;
  }

  /** Real time, from which the terminal's own clock is made. */
  public ZkTerminalBuilder clock(InstantSource source) {
    clock = source;
    return this;
  }

  /** The zone of the wall it hangs on. */
  public ZkTerminalBuilder zone(ZoneId wall) {
    zone = wall;
    return this;
  }

  /** How much the terminal's clock is ahead. */
  public ZkTerminalBuilder clockOffset(Duration ahead) {
    clockOffset = ahead;
    return this;
  }

  public ZkTerminalBuilder carriers(Carriers served) {
    carriers = served;
    return this;
  }

  /** The port number of both transports; 0 is a free one. */
  public ZkTerminalBuilder port(int number) {
    port = number;
    return this;
  }

  /** Where all random faults come from. */
  public ZkTerminalBuilder seed(long number) {
    seed = number;
    return this;
  }

  /** Told one line about each thing that happens, on the terminal's event loop: must not block. */
  public ZkTerminalBuilder trace(Consumer<String> lines) {
    trace = lines;
    return this;
  }

  /** The threads to run on; default are two that all terminals of the process share. */
  public ZkTerminalBuilder eventLoops(EventLoopGroup group) {
    loops = group;
    return this;
  }

  /** A terminal that does not listen yet. */
  public ZkTerminal build() {
    if (users.isEmpty()) {
      users(20);
    }
    List<TerminalUser> people = List.copyOf(users);
    AttendanceLog log = new AttendanceLog(width, people, old);
    TerminalClock wall = new TerminalClock(clock, zone, clockOffset);
    Tally tally = new Tally(trace);
    TerminalCore core = new TerminalCore(profile(people), log, wall, new ZkFaults(seed), tally);
    EventLoopGroup group = loops == null ? SharedLoops.get() : loops;
    return new ZkTerminal(core, new TerminalServer(core, group.next(), carriers), port);
  }

  private TerminalProfile profile(List<TerminalUser> people) {
    return new TerminalProfile(
        firmware,
        Map.copyOf(options),
        echoTilde,
        new TerminalProfile.Admission(
            commKey, askAlways, secure, lockAfter, firstSession, secondClient),
        new TerminalProfile.Sizes(sizesBytes, fingerprints, operations, 3000, 5000, recordCapacity),
        new TerminalProfile.Bulk(
            style, inlineThreshold, tcpPart, udpPart, userWidth, width, accessControl, people),
        new TerminalProfile.Live(events, eventLength, repeatAfter),
        unknownCode);
  }
}
