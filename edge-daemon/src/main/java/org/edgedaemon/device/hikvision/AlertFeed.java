package org.edgedaemon.device.hikvision;

import java.util.Optional;
import org.edgedaemon.device.hikvision.EventCounts.Kind;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.IsapiReader;
import org.edgedaemon.device.hikvision.isapi.Notice;
import org.edgedaemon.device.hikvision.multipart.MultipartParser;
import org.edgedaemon.device.hikvision.multipart.Part;
import org.edgedaemon.device.hikvision.multipart.PartKind;
import org.edgedaemon.device.hikvision.multipart.PartListener;
import org.edgedaemon.punch.PunchSource;

/**
 * One connection of the alert stream: bytes to events to the desk. A terminal may say its whole log
 * again on each connect; that costs no more than reading it. Confined to the terminal's event loop.
 */
final class AlertFeed implements PartListener {
  /** Replayed events in a row that may still ask for a read. */
  static final int MAX_WAKING_REPLAYS = 200;

  private final NewsDesk desk;
  private final EventCounts counts;
  private final MultipartParser parser;
  private int replaysInARow;

  AlertFeed(String contentType, NewsDesk desk, EventCounts counts) {
    this.desk = desk;
    this.counts = counts;
    this.parser = new MultipartParser(contentType, this);
  }

  /**
   * Takes the next bytes.
   *
   * @throws org.edgedaemon.device.hikvision.multipart.MultipartException past a limit: the
   *     connection is to be dropped
   */
  void feed(byte[] bytes) {
    parser.feed(bytes, 0, bytes.length);
  }

  @Override
  public void onPart(Part part) {
    Optional<Notice> notice = IsapiReader.read(part.body()).map(Notice::of);
    if (notice.isEmpty()) {
      counts.add(Kind.MALFORMED);
    } else if (notice.get() instanceof Notice.AccessNotice access) {
      onEvent(access.event());
    } else {
      boolean alive = notice.get() instanceof Notice.Heartbeat;
      counts.add(alive ? Kind.HEARTBEAT : Kind.OTHER_NOTICE);
    }
  }

  private void onEvent(AccessEvent event) {
    if (!Boolean.FALSE.equals(event.current())) {
      replaysInARow = 0;
      var unused = desk.onEvent(event, PunchSource.HIK_STREAM);
      return;
    }
    replaysInARow++;
    desk.onReplay(event, replaysInARow <= MAX_WAKING_REPLAYS);
  }

  @Override
  public void onSkipped(PartKind kind, long bytes) {
    counts.add(Kind.PICTURE);
  }

  @Override
  public void onDefect(String what) {
    counts.add(Kind.MULTIPART_DEFECT);
  }
}
