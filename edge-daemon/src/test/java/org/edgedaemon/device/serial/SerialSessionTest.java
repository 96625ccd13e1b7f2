package org.edgedaemon.device.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.serial.PseudoTerminals.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.testing.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session does with time and with a port that misbehaves. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SerialSessionTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakePort port = new FakePort();
  private final ManualClock clock = new ManualClock();
  private final Desk desk = new Desk();

  @Test
  void aRepeatIsTheSameReadAndIsAnsweredAsThatWas() {
    SerialDevice device = device(Configs.at("fake", Configs.okNo(SECOND)));
    DeviceSession session = live(device);
    desk.hold();

    port.say("7\r7\r");
    await("the repeat", () -> fact(device, "repeated reads").equals("1"));
    assertThat(port.told()).isEmpty();
    desk.store();
    await("one answer", () -> port.told().equals("OK"));
    port.say("7\r");
    await("another answer", () -> port.told().equals("OKOK"));
    clock.advance(Duration.ofSeconds(2));
    port.say("7\r");
    await("a new read", () -> desk.pins().equals(List.of("7", "7")));
    close(session);
  }

  @Test
  void silenceEndsAFrameThatBrokeOff() {
    SerialDevice device = device(Configs.at("fake", Configs.okNo(SECOND)));
    DeviceSession session = live(device);

    port.say("12");
    await("the bytes", () -> port.unread() == 0);
    clock.advance(SECOND);
    await("the silence", () -> fact(device, "frames refused: broken off").equals("1"));
    port.say("345\r");

    await("the read", () -> desk.pins().equals(List.of("345")));
    assertThat(desk.setAside()).hasSize(1);
    assertThat(desk.setAside().get(0).bytesHex()).isEqualTo("3132");
    await("the answer", () -> port.told().equals("OK"));
    close(session);
  }

  @Test
  void whatIsNoPinIsSetAsideAndRefused() {
    SerialDevice device = device(Configs.at("fake", Configs.okNo(SECOND)));
    DeviceSession session = live(device);

    port.say("a\u0007b\r");

    await("the refusal", () -> port.told().equals("NO"));
    assertThat(desk.punches()).isEmpty();
    assertThat(desk.setAside().get(0).bytesHex()).isEqualTo("610762");
    assertThat(fact(device, "frames refused: not a pin")).isEqualTo("1");
    close(session);
  }

  @Test
  void readsThatWaitAreBounded() {
    SerialDevice device = device(Configs.of("fake", Duration.ZERO, Replies.none(), null));
    DeviceSession session = live(device);
    desk.hold();

    port.say("1\r".repeat(5_000));
    await("a full desk", () -> desk.punches().size() >= ReadDesk.MAX_PENDING);
    clock.advance(Duration.ofMinutes(1));
    assertThat(desk.punches().size()).isLessThanOrEqualTo(ReadDesk.MAX_PENDING + 256);
    assertThat(port.unread()).isPositive();
    desk.store();

    await("all of them", () -> desk.punches().size() == 5_000);
    assertThat(desk.punches().stream().map(punch -> punch.eventId()).distinct()).hasSize(5_000);
    close(session);
  }

  @Test
  void aWriteThatHangsIsFreedAtItsDeadlineAndReadsGoOn() {
    SerialDevice device = device(Configs.at("fake", Configs.okNo(SECOND)));
    DeviceSession session = live(device);
    port.hang();

    port.say("1\r");
    await("a write", port::isWriting);
    port.say("2\r");
    await("the next read", () -> desk.pins().equals(List.of("1", "2")));
    assertThat(port.isWriting()).isTrue();
    clock.advance(SECOND);

    await("the end of the write", () -> fact(device, "replies too late").equals("2"));
    port.say("3\r");
    await("the next answer", () -> port.told().endsWith("OK") && desk.pins().size() == 3);
    close(session);
    assertThat(port.closedWhileWriting()).isZero();
  }

  @Test
  void aPortIsNeverClosedUnderAWrite() {
    SerialDevice device = device(Configs.at("fake", Configs.okNo(Duration.ofSeconds(30))));
    DeviceSession session = live(device);
    port.hang();
    port.say("1\r");
    await("a write", port::isWriting);

    port.breakOff();

    assertThat(reason(session)).isEqualTo(Reason.BROKEN);
    assertThat(port.closed()).isEqualTo(1);
    assertThat(port.closedWhileWriting()).isZero();
  }

  @Test
  void aPortThatVanishesWithoutASignEndsTheSession() {
    SerialDevice device = device(Configs.at("fake", Replies.none()));
    DeviceSession session = live(device);

    port.stand(null);
    clock.advance(SECOND);

    assertThat(reason(session)).isEqualTo(Reason.UNREACHABLE);
    assertThat(device.status().state()).isEqualTo(State.FAILED);
    assertThat(device.status().lastError()).contains("plug the reader in again");
    port.stand("one");
    close(live(device));
  }

  @Test
  void anotherPortAtThePathEndsTheSession() {
    DeviceSession session = live(device(Configs.at("fake", Replies.none())));

    port.stand("two");
    clock.advance(SECOND);

    assertThat(reason(session)).isEqualTo(Reason.BROKEN);
  }

  @Test
  void aSilentPortIsOpenedAnewWithinTheSession() {
    SerialDevice device =
        device(Configs.of("fake", SECOND, Replies.none(), Duration.ofSeconds(30)));
    DeviceSession session = live(device);
    clock.advance(Duration.ofSeconds(29));
    port.say("1\r");
    await("the read", () -> desk.pins().size() == 1);
    clock.advance(Duration.ofSeconds(29));
    assertThat(port.opened()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(1));
    await("the next opening", () -> port.opened() == 2);
    port.say("2\r");

    await("the next read", () -> desk.pins().equals(List.of("1", "2")));
    assertThat(port.closed()).isEqualTo(1);
    close(session);
  }

  @Test
  void readsThatAreNotStoredOutliveTheSession() {
    SerialDevice device = device(Configs.at("fake", Replies.none()));
    DeviceSession session = live(device);
    desk.fail();
    port.say("1\r");
    await("the trouble", () -> device.status().lastError() != null);
    port.stand(null);
    clock.advance(SECOND);
    assertThat(reason(session)).isEqualTo(Reason.UNREACHABLE);

    port.stand("one");
    desk.store();
    DeviceSession again = live(device);

    await(
        "the read",
        () -> {
          clock.advance(SECOND);
          return desk.pins().equals(List.of("1"));
        });
    close(again);
  }

  @Test
  void whatIsSetAsideIsBoundedPerMinute() {
    SerialDevice device = device(Configs.at("fake", Replies.none()));
    DeviceSession session = live(device);

    port.say("\u0007\r".repeat(100));
    await("all refused", () -> fact(device, "frames refused: not a pin").equals("100"));
    assertThat(desk.setAside()).hasSize(SetAsides.A_MINUTE);
    clock.advance(Duration.ofMinutes(1));
    port.say("\u0007\r");
    await("one more", () -> desk.setAside().size() == SetAsides.A_MINUTE + 1);
    close(session);
  }

  private SerialDevice device(SerialConfig config) {
    return new SerialDevice(
        config, new SerialFleet(port, new PortClaims(null, 1, id -> false), clock, clock));
  }

  private DeviceSession live(SerialDevice device) {
    DeviceSession session = device.connect(ConnectRequest.of(desk)).toCompletableFuture().join();
    session.listen();
    return session;
  }

  private static String fact(SerialDevice device, String name) {
    return device.status().facts().getOrDefault(name, "0");
  }

  private static Reason reason(DeviceSession session) {
    try {
      session.closed().toCompletableFuture().join();
      throw new AssertionError("ended without a reason");
    } catch (CompletionException e) {
      return ((DeviceException) e.getCause()).reason();
    }
  }

  /** The clock stands still: what a polite end waits for is there already. */
  private static void close(DeviceSession session) {
    session.close().toCompletableFuture().join();
  }
}
