package org.edgedaemon.device.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.edgedaemon.device.serial.PseudoTerminals.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.serial.codec.Octets;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.Direction;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.punch.PunchSource;
import org.edgedaemon.punch.VerifyMode;
import org.edgedaemon.simulator.serial.ReaderPlayer;
import org.edgedaemon.simulator.serial.SerialLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A reader on a real line of pseudo-terminals. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SerialDeviceIT {
  private static final Octets OK = Octets.ofText("OK");
  private static final Octets NO = Octets.ofText("NO");

  @TempDir Path folder;
  private SerialLine line;
  private ReaderPlayer reader;
  private final Desk desk = new Desk();

  @BeforeEach
  void plugIn() throws IOException {
    line = PseudoTerminals.in(folder);
    reader = ReaderPlayer.at(line.reader());
  }

  @AfterEach
  void pull() throws IOException {
    if (line != null) {
      reader.close();
      line.close();
    }
  }

  @Test
  void aScanIsAPunch() throws IOException {
    SerialDevice device = new SerialDevice(config(Replies.none()), fleet());
    DeviceSession session = live(device);

    reader.scan("0042A");
    await("the punch", () -> desk.punches().size() == 1);

    Punch punch = desk.punches().get(0);
    assertThat(punch.user().value()).isEqualTo("0042A");
    assertThat(punch.direction()).isEqualTo(Direction.UNKNOWN);
    assertThat(punch.source()).isEqualTo(PunchSource.SERIAL);
    assertThat(punch.verifyMode()).isEqualTo(VerifyMode.CARD);
    assertThat(punch.device().serial()).isEqualTo("serial:gate");
    assertThat(punch.time().occurredAt().toInstant())
        .isEqualTo(punch.receivedAt().truncatedTo(ChronoUnit.SECONDS));
    await("the fact", () -> device.status().facts().containsKey("last read"));
    assertThat(device.status().state()).isEqualTo(DeviceStatus.State.LIVE);
    assertThat(device.status().facts())
        .containsEntry("reads", "1")
        .containsEntry("line", "9600 8N1");
    close(session);
    assertThat(device.status().state()).isEqualTo(DeviceStatus.State.IDLE);
  }

  @Test
  void thereIsNoLogToRead() throws Exception {
    DeviceSession session = live(new SerialDevice(config(Replies.none()), fleet()));

    ReadReport report = session.read(ReadRequest.everything()).toCompletableFuture().get();

    assertThat(report).isEqualTo(new ReadReport(0, 0, 0, 0, null));
    close(session);
  }

  @Test
  void nothingIsTakenBeforeSomebodyListensAndNothingIsLostMeanwhile() throws IOException {
    SerialDevice device = new SerialDevice(config(Replies.none()), fleet());
    DeviceSession session = connect(device);

    reader.scan("early");
    await("a look at the port", () -> device.status().state() == DeviceStatus.State.CONNECTED);
    assertThat(desk.punches()).isEmpty();
    session.listen();

    await("the early one", () -> desk.pins().equals(List.of("early")));
    close(session);
  }

  @Test
  void theReaderIsToldOnlyAfterTheReadIsDurable() throws IOException {
    SerialDevice device =
        new SerialDevice(config(new Replies(OK, NO, Duration.ofSeconds(20))), fleet());
    DeviceSession session = live(device);
    desk.hold();

    reader.scan("7");
    await("the punch", () -> desk.punches().size() == 1);
    reader.scan("8");
    await("the next punch", () -> desk.punches().size() == 2);
    assertThat(reader.heardText()).isEmpty();
    assertThat(device.status().facts()).containsEntry("replies sent", "0");

    desk.store();
    await("two answers", () -> reader.heardText().equals("OKOK"));
    close(session);
  }

  @Test
  void whatCannotBeStoredIsRefusedAndTheNextTryIsNoRepeat() throws IOException {
    SerialDevice device =
        new SerialDevice(config(new Replies(OK, NO, Duration.ofSeconds(20))), fleet());
    DeviceSession session = live(device);
    desk.fail();

    reader.scan("7");
    await("the refusal", () -> reader.heardText().equals("NO"));
    assertThat(desk.punches()).isEmpty();
    desk.store();
    reader.scan("7");

    await("the acceptance", () -> reader.heardText().equals("NOOK"));
    assertThat(desk.pins()).containsExactly("7");
    close(session);
  }

  @Test
  void withoutAWayToRefuseAReadIsOfferedAgainUntilItIsStored() throws IOException {
    SerialDevice device =
        new SerialDevice(config(new Replies(OK, Octets.NONE, Duration.ofSeconds(20))), fleet());
    DeviceSession session = live(device);
    desk.fail();

    reader.scan("7");
    await("the trouble", () -> device.status().lastError() != null);
    assertThat(reader.heardText()).isEmpty();
    desk.store();

    await("the answer", () -> reader.heardText().equals("OK"));
    assertThat(desk.pins()).containsExactly("7");
    close(session);
  }

  @Test
  void theCableIsPulledAndPluggedInAgain() throws IOException {
    SerialDevice device = new SerialDevice(config(Replies.none()), fleet());
    DeviceSession session = live(device);
    reader.scan("before");
    await("the first", () -> desk.pins().size() == 1);

    reader.close();
    line.unplug();

    assertThatThrownBy(() -> session.closed().toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.reason()).isIn(Reason.UNREACHABLE, Reason.BROKEN));
    assertThat(device.status().state()).isEqualTo(DeviceStatus.State.FAILED);
    assertThat(failure(device).reason()).isEqualTo(Reason.UNREACHABLE);

    line.plugIn();
    reader = ReaderPlayer.at(line.reader());
    DeviceSession again = live(device);
    reader.scan("after");

    await("the second", () -> desk.pins().equals(List.of("before", "after")));
    assertThat(device.status().lastError()).isNull();
    close(again);
  }

  @Test
  void aReaderThatTakesNoAnswersHoldsNothingUp() throws IOException {
    byte[] dots = new byte[Replies.MAX_LENGTH];
    Arrays.fill(dots, (byte) '.');
    Replies longOnes = new Replies(Octets.of(dots), Octets.NONE, Duration.ofMillis(500));
    SerialDevice device = new SerialDevice(config(longOnes), fleet());
    DeviceSession session = live(device);
    desk.hold();
    for (int i = 0; i < ReadDesk.MAX_PENDING; i++) {
      reader.scan("P" + i);
    }
    await("all reads", () -> desk.punches().size() == ReadDesk.MAX_PENDING);
    line.freeze();

    // One by one, or most would not even get into the queue. The line fills, and a write hangs.
    for (int stored = 1; late(device) == 0 && desk.storeOne(); stored++) {
      long answers = stored;
      await("an answer, sent or late", () -> sent(device) + late(device) >= answers);
    }

    assertThat(late(device)).isPositive();
    long began = System.nanoTime();
    desk.store();
    close(session);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void aPortIsTakenOnce() throws IOException {
    SerialFleet fleet = fleet();
    SerialDevice one = new SerialDevice(config(Replies.none()), fleet);
    DeviceSession session = live(one);
    SerialDevice other =
        new SerialDevice(
            SerialConfig.of(new DeviceId("other"), line.port().toString(), ZoneId.of("UTC")),
            fleet);

    assertThat(failure(other).reason()).isEqualTo(Reason.BUSY);
    assertThat(failure(one).reason()).isEqualTo(Reason.BUSY);
    close(session);
    close(live(other));
  }

  @Test
  void aPortHeldByAnotherProgramIsBusy() throws IOException {
    Path locks = Files.createDirectory(folder.resolve("locks"));
    String name = "LCK.." + line.port().toRealPath().toString().substring(5).replace('/', '_');
    Files.writeString(
        locks.resolve(name),
        "%10d\n".formatted(ProcessHandle.current().parent().orElseThrow().pid()));
    SerialDevice device =
        new SerialDevice(
            config(Replies.none()),
            new SerialFleet(locks, InstantSource.system(), System::nanoTime));

    assertThat(failure(device)).hasMessageContaining("is held by process");
    assertThat(failure(device).reason()).isEqualTo(Reason.BUSY);

    Files.writeString(locks.resolve(name), "%10d\n".formatted(4_194_999_999L));
    DeviceSession session = live(device);
    assertThat(Files.readString(locks.resolve(name)))
        .isEqualTo("%10d\n".formatted(ProcessHandle.current().pid()));
    close(session);
    assertThat(locks.resolve(name)).doesNotExist();
  }

  @Test
  void aPortThatIsNoneIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    SerialDevice none =
        new SerialDevice(
            SerialConfig.of(new DeviceId("x"), file.toString(), ZoneId.of("UTC")), fleet());

    assertThat(failure(none).reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(none.status().state()).isEqualTo(DeviceStatus.State.FAILED);
  }

  private static long sent(SerialDevice device) {
    return Long.parseLong(device.status().facts().get("replies sent"));
  }

  private static long late(SerialDevice device) {
    return Long.parseLong(device.status().facts().get("replies too late"));
  }

  private SerialConfig config(Replies replies) {
    return Configs.at(line.port().toString(), replies);
  }

  private static SerialFleet fleet() {
    return new SerialFleet(null, InstantSource.system(), System::nanoTime);
  }

  private DeviceSession connect(SerialDevice device) {
    return device.connect(ConnectRequest.of(desk)).toCompletableFuture().join();
  }

  private DeviceSession live(SerialDevice device) {
    DeviceSession session = connect(device);
    session.listen().toCompletableFuture().join();
    return session;
  }

  private DeviceException failure(SerialDevice device) {
    try {
      connect(device);
      throw new AssertionError("connected");
    } catch (CompletionException e) {
      return (DeviceException) e.getCause();
    }
  }

  private static void close(DeviceSession session) {
    session.close().toCompletableFuture().join();
    assertThat(session.closed().toCompletableFuture()).isCompleted();
  }
}
