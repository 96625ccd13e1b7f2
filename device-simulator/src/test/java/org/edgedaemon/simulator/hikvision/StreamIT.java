package org.edgedaemon.simulator.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.edgedaemon.simulator.hikvision.HikvisionFault.Kind;
import org.junit.jupiter.api.Test;

class StreamIT {
  @Test
  void aPunchComesAtOnceBehindTheReplay() throws Exception {
    try (HikvisionTerminal terminal =
            HikvisionTerminal.builder().oldEvents(9).stream(k -> k.replay(2)).build().start();
        OpenStream stream = new OpenStream(terminal)) {
      assertThat(stream.until("\"frontSerialNo\":8", 1))
          .contains("Content-Type: multipart/mixed; boundary=MIME_boundary")
          .contains("\"serialNo\":8", "\"currentEvent\":false", "\"frontSerialNo\":7");
      terminal.punch("00007", 75);
      String all = stream.until("\"subEventType\":22", 2);
      assertThat(all.substring(all.indexOf("\"currentEvent\":true") - 600))
          .contains("\"employeeNoString\":\"00007\"", "\"serialNo\":10", "\"frontSerialNo\":9")
          .contains("\"majorEventType\":5", "\"subEventType\":75", "\"attendanceStatus\"");
      assertThat(terminal.counts().openStreams()).isEqualTo(1);
    }
  }

  @Test
  void lengthsAreRightAndPicturesFollow() throws Exception {
    try (HikvisionTerminal terminal =
            HikvisionTerminal.builder().bursts(false).stream(k -> k.pictures(500)).build().start();
        OpenStream stream = new OpenStream(terminal)) {
      stream.until("\r\n\r\n", 1);
      terminal.punch("00007", 75);
      String all = stream.until("\u00ff\u00d9\r\n", 1);
      int head = all.indexOf("Content-Length: ") + 16;
      int length = Integer.parseInt(all.substring(head, all.indexOf("\r\n", head)));
      int body = all.indexOf("\r\n\r\n", head) + 4;
      assertThat(all.substring(body, body + length)).startsWith("{").endsWith("}}");
      assertThat(all.substring(body + length)).startsWith("\r\n--MIME_boundary\r\n");
      assertThat(all).contains("Content-ID: pictureImage", "Content-Length: 500");
    }
  }

  @Test
  void oddFormsAreWrittenAsAsked() throws Exception {
    try (HikvisionTerminal terminal =
            HikvisionTerminal.builder().bursts(false).stream(
                    k ->
                        k.delimiters("multipart/mixed; boundary=--boundary", "--boundary")
                            .length(PartLength.ABSENT)
                            .doubledDelimiters(true)
                            .lineFeedsOnly(true)
                            .splitEvery(3)
                            .xml(true))
                .build()
                .start();
        OpenStream stream = new OpenStream(terminal)) {
      stream.until("\r\n\r\n", 1);
      terminal.punch("00007", 1);
      String all = stream.until("</EventNotificationAlert>", 1);
      String part = all.substring(all.indexOf("\r\n\r\n") + 4);
      assertThat(part).startsWith("--boundary\n--boundary\nContent-Type: application/xml");
      assertThat(part).contains("<employeeNoString>00007<").doesNotContain("Content-Length", "\r");
    }
  }

  @Test
  void theSlotIsOneAndStaysTakenAfterAReset() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-07-06T00:00:00Z"));
    try (HikvisionTerminal terminal =
        HikvisionTerminal.builder().clock(now::get).stream(
                k -> k.slotLingers(Duration.ofMinutes(3)))
            .build()
            .start()) {
      OpenStream first = new OpenStream(terminal);
      first.until("MIME-Version", 1);
      PlainIsapi client = new PlainIsapi(terminal);
      assertThat(client.get("/ISAPI/Event/notification/alertStream").statusCode()).isEqualTo(503);
      assertThat(client.get("/ISAPI/AccessControl/DeployInfo").body()).contains("127.0.0.1");
      first.reset();
      await(() -> terminal.counts().openStreams() == 0);
      assertThat(client.get("/ISAPI/Event/notification/alertStream").body())
          .contains("deployExceedMax");
      now.set(now.get().plus(Duration.ofMinutes(3)));
      try (OpenStream second = new OpenStream(terminal)) {
        second.until("MIME-Version", 1);
      }
      await(() -> terminal.counts().openStreams() == 0);
      try (OpenStream third = new OpenStream(terminal)) {
        third.until("MIME-Version", 1);
      }
      assertThat(terminal.counts().refusedStreams()).isEqualTo(2);
    }
  }

  @Test
  void heartbeatsComeAndTheStreamEndsAfterSome() throws Exception {
    try (HikvisionTerminal terminal =
        HikvisionTerminal.builder().stream(
                k -> k.heartbeat(Heartbeat.VIDEOLOSS, Duration.ofMillis(20)))
            .build()
            .start()) {
      terminal.faults().next(HikvisionFault.of(Kind.STREAM_CLOSE, 4));
      try (OpenStream stream = new OpenStream(terminal)) {
        assertThat(stream.untilEnd().split("\"eventType\":\"videoloss\"", -1)).hasSize(5);
      }
    }
  }

  @Test
  void aLongReplayArrivesWholeAndARebootFreesTheSlot() throws Exception {
    try (HikvisionTerminal terminal =
            HikvisionTerminal.builder(Firmware.K1T342_V4_48_40).oldEvents(20_000).build().start();
        OpenStream first = new OpenStream(terminal)) {
      assertThat(first.until("\"frontSerialNo\":19999", 1)).contains("\"serialNo\":1001,");
      terminal.reboot();
      try (OpenStream second = new OpenStream(terminal)) {
        second.until("\"majorEventType\":2", 1);
      }
      assertThat(terminal.counts().streams()).isEqualTo(2);
    }
  }

  @Test
  void aStreamIsServedLateOrNotAtAll() throws Exception {
    try (HikvisionTerminal terminal = HikvisionTerminal.builder().build().start()) {
      String path = "/ISAPI/Event/notification/alertStream";
      terminal.faults().next(HikvisionFault.of(Kind.DELAY, 20).at(path));
      try (OpenStream late = new OpenStream(terminal)) {
        late.until("multipart/mixed", 1);
      }
      terminal.http().without(path).without("/ISAPI/Event/notification/httpHosts");
      PlainIsapi client = new PlainIsapi(terminal);
      assertThat(client.get(path).statusCode()).isEqualTo(404);
      assertThat(client.get("/ISAPI/Event/notification/httpHosts/1").statusCode()).isEqualTo(404);
    }
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is over").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
