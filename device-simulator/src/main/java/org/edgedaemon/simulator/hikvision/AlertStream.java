package org.edgedaemon.simulator.hikvision;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import org.edgedaemon.simulator.hikvision.HikvisionFault.Kind;
import org.jspecify.annotations.Nullable;

/** One client's stream. Event loop only. */
final class AlertStream {
  private static final int TURN = 200;

  private final HikvisionCore core;
  private final ClientConnection connection;
  private final Envelopes envelopes;
  private final Parts parts;
  private final Optional<HikvisionFault> fault;
  private final Deque<LoggedEvent> replay = new ArrayDeque<>();
  private @Nullable ScheduledFuture<?> nextHeartbeat;
  private int heartbeats;
  private int sent;
  private boolean ended;

  AlertStream(HikvisionCore core, ClientConnection connection, Optional<HikvisionFault> fault) {
    this.core = core;
    this.connection = connection;
    this.envelopes = new Envelopes(core);
    this.parts = new Parts(core.stream);
    this.fault = fault;
  }

  String client() {
    return connection.client();
  }

  void begin() {
    core.meter.streamOpened();
    StringBuilder head =
        new StringBuilder("HTTP/1.1 200 OK\r\nMIME-Version: 1.0\r\nServer: webs\r\n");
    head.append("Connection: close\r\n");
    if (core.stream.chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    }
    head.append("Content-Type: ").append(core.stream.contentType).append("\r\n\r\n");
    write(Unpooled.copiedBuffer(head, StandardCharsets.US_ASCII));
    if (fails(Kind.STREAM_STALL)) {
      return;
    }
    replay.addAll(core.log.newest(core.stream.replay));
    replayOn();
    scheduleHeartbeat();
  }

  /** An event as it happens. */
  void live(LoggedEvent event) {
    if (!ended && core.stream.live && !fails(Kind.STREAM_STALL)) {
      post(event, "true");
    }
  }

  /** No more is written; the connection is somebody else's business. */
  void end() {
    if (!ended) {
      ended = true;
      replay.clear();
      if (nextHeartbeat != null) {
        nextHeartbeat.cancel(false);
      }
      core.meter.streamClosed();
    }
  }

  private void replayOn() {
    if (ended) {
      return;
    }
    long pause = core.stream.replayEvery.toMillis();
    for (int turn = 0; !replay.isEmpty(); turn++) {
      // Other terminals run on this thread too.
      if (turn == TURN || !connection.writable()) {
        Future<?> unused = connection.after(1, this::replayOn);
        return;
      }
      post(replay.remove(), "false");
      if (pause > 0) {
        Future<?> unused = connection.after(pause, this::replayOn);
        return;
      }
    }
  }

  private void post(LoggedEvent event, String liveness) {
    StreamStyle style = core.stream;
    String told = style.liveness ? liveness : "";
    part(parts.event(envelopes.nested(event, told, style.front, style.xml)));
    if (style.pictures && event.facts().picture()) {
      part(parts.picture(PicturePath.jpeg(style.pictureBytes)));
    }
  }

  private void scheduleHeartbeat() {
    if (core.stream.heartbeat != Heartbeat.NONE && !ended) {
      nextHeartbeat = connection.after(core.stream.heartbeatEvery.toMillis(), this::heartbeat);
    }
  }

  private void heartbeat() {
    if (ended || core.stream.heartbeat == Heartbeat.NONE) {
      return;
    }
    part(parts.event(envelopes.heartbeat(core.stream.heartbeat, core.stream.xml)));
    heartbeats++;
    if (fails(Kind.STREAM_CLOSE) && heartbeats >= number()) {
      connection.close();
      return;
    }
    scheduleHeartbeat();
  }

  private void part(ByteBuf bytes) {
    sent++;
    core.meter.part();
    if (fails(Kind.STREAM_RESET) && sent == number()) {
      write(bytes.readRetainedSlice(bytes.readableBytes() / 2));
      bytes.release();
      connection.resetAfterFlush();
      return;
    }
    int step = core.stream.splitEvery;
    while (step > 0 && bytes.readableBytes() > step) {
      chunk(bytes.readRetainedSlice(step));
    }
    chunk(bytes);
  }

  private void chunk(ByteBuf bytes) {
    if (!core.stream.chunked) {
      write(bytes);
      return;
    }
    String size = Integer.toHexString(bytes.readableBytes()) + "\r\n";
    write(
        Unpooled.wrappedBuffer(
            Unpooled.copiedBuffer(size, StandardCharsets.US_ASCII),
            bytes,
            Unpooled.copiedBuffer("\r\n", StandardCharsets.US_ASCII)));
  }

  private void write(ByteBuf bytes) {
    ChannelFuture unused = connection.raw(bytes);
  }

  private boolean fails(Kind kind) {
    return fault.isPresent() && fault.get().kind() == kind;
  }

  private int number() {
    return fault.map(HikvisionFault::number).orElse(0);
  }
}
