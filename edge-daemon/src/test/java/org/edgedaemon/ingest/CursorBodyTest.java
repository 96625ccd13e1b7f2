package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.punch.DeviceId;
import org.junit.jupiter.api.Test;

class CursorBodyTest {
  private static final ReadCursor CURSOR = new ReadCursor("zk1 \"x\" 12");

  private final EntryWriter writer = new EntryWriter("office", new HandScheduler());

  @Test
  void countsOnlyWhileNoNewerHoleIsKnown() {
    JsonBody body = writer.cursor(new DeviceId("a"), CURSOR, 171).body();

    assertThat(CursorBody.read(body, 171).point().cursor()).isEqualTo(CURSOR);
    assertThat(CursorBody.read(body, 300).point().cursor()).isNull();
    assertThat(CursorBody.read(body, 0).point().cursor()).isNull();
  }

  @Test
  void whatWasReadStaysKnownWhenItCountsNoMore() {
    JsonBody body = writer.cursor(new DeviceId("a"), CURSOR, 171).body();

    assertThat(CursorBody.read(body, 300))
        .isEqualTo(new ReadProgress.Past(new ReadProgress.Point(null, 300), CURSOR));
  }

  @Test
  void whatMakesNoSenseIsNoCursor() {
    assertThat(CursorBody.read(JsonBody.of("{}"), 7)).isEqualTo(CursorBody.nothing(7));
    assertThat(CursorBody.read(JsonBody.of("{\"cursor\":7}"), 7)).isEqualTo(CursorBody.nothing(7));
  }
}
