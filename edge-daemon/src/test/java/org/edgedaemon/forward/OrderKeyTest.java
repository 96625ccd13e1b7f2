package org.edgedaemon.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.testing.ManualClock;
import org.junit.jupiter.api.Test;

class OrderKeyTest {
  private final OrderKey key = new OrderKey();

  private long of(String device, String body) {
    return of(EntryKind.PUNCH, device, body);
  }

  private long of(EntryKind kind, String device, String body) {
    return key.of(
        new Entry(
            kind,
            EventId.ofNaturalKey(body),
            new DeviceId(device),
            LocalDateTime.of(2026, 3, 1, 9, 0),
            ManualClock.START,
            JsonBody.of(body)));
  }

  @Test
  void oneUserAtOneDeviceHasOneKey() {
    assertThat(of("door", "{\"a\":1,\"user_id\":\"007\",\"b\":2}"))
        .isEqualTo(of("door", "{\"user_id\": \"007\"}"))
        .isNotEqualTo(of("door", "{\"user_id\":\"7\"}"))
        .isNotEqualTo(of("gate", "{\"user_id\":\"007\"}"));
  }

  @Test
  void withoutAUserTheDeviceIsTheKey() {
    long device = of("door", "{}");
    assertThat(of("door", "{\"x\":1}")).isEqualTo(device);
    assertThat(of("door", "{\"user_id\":12}")).isEqualTo(device);
    assertThat(of("door", "{\"x\":\"user_id\"}")).isEqualTo(device);
    assertThat(of("door", "{\"x\":\"\\\"user_id\\\":\\\"9\\\"\"}")).isEqualTo(device);
    assertThat(of("gate", "{}")).isNotEqualTo(device);
  }

  @Test
  void ofAttendanceItIsTheStudentWhereverSeen() {
    String ann = "{\"event_id\":\"1\",\"student\":{\"admission_number\":\"J1/2024\"}}";
    assertThat(of(EntryKind.MARK, "api", ann))
        .isEqualTo(of(EntryKind.MARK, "gate", ann))
        .isEqualTo(of(EntryKind.STUDENT, "api", ann))
        .isNotEqualTo(of(EntryKind.MARK, "api", ann.replace("J1", "J2")));
    assertThat(of("api", ann)).isEqualTo(of("api", "{}")).isNotEqualTo(of("gate", ann));
  }

  @Test
  void quotesInsideAUserDoNotEndIt() {
    assertThat(of("door", "{\"user_id\":\"a\\\"b\"}"))
        .isNotEqualTo(of("door", "{\"user_id\":\"a\\\"c\"}"));
  }

  @Test
  void aLongBodyIsReadWhole() {
    String padding = "x".repeat(50_000);
    assertThat(of("door", "{\"p\":\"" + padding + "\",\"user_id\":\"1\"}"))
        .isEqualTo(of("door", "{\"user_id\":\"1\"}"));
  }
}
