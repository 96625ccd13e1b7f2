package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import java.time.LocalDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.SetAsideRecord;
import org.edgedaemon.device.zk.PunchFactory.Reception;
import org.edgedaemon.device.zk.codec.AttendanceLayout;
import org.edgedaemon.device.zk.codec.AttendanceRecord;
import org.edgedaemon.device.zk.codec.AttendanceResult;
import org.edgedaemon.device.zk.codec.AttendanceStream;
import org.edgedaemon.device.zk.codec.BadRecord;
import org.edgedaemon.punch.Punch;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a log of known layout into punches and hands them over. What the cursor covers
 * is only hashed; when the hash does not fit, the rest is passed over and {@link #cursorFits} says
 * so. Memory does not grow with the log.
 */
final class LogDecoder {
  /** Decoded at once, at most; bounds what is taken from the budget in one piece. */
  private static final int PIECE = 64 * 1024;

  private final AttendanceLayout layout;
  private final @Nullable LogCursor after;
  private final ReadRequest request;
  private final PunchFactory factory;
  private final HandOver handOver;
  private final Executor loop;
  private final AttendanceStream stream;
  private final Sha256 sha256 = new Sha256();
  private final RecentKeys recent = new RecentKeys();
  private final Supplier<Reception> receptions;
  private final long covered;
  private Reception reception;
  private long seen;
  private long doubles;
  private boolean cursorFits = true;

  LogDecoder(
      AttendanceLayout layout,
      @Nullable LogCursor after,
      ReadRequest request,
      PunchFactory factory,
      Supplier<Reception> receptions,
      HandOver handOver,
      Executor loop) {
    this.layout = layout;
    this.after = after;
    this.request = request;
    this.factory = factory;
    this.handOver = handOver;
    this.loop = loop;
    this.receptions = receptions;
    this.reception = receptions.get();
    this.stream = new AttendanceStream(layout, this::onRecord);
    this.covered = after == null ? 0 : after.bytes();
  }

  /** Takes the next bytes of the records; they stay valid until the returned stage completes. */
  CompletionStage<Void> accept(ByteBuf bytes) {
    ByteBuf rest = bytes.slice();
    if (seen < covered) {
      hashCovered(rest);
    }
    return cursorFits ? decode(rest) : CompletableFuture.completedFuture(null);
  }

  AttendanceLayout layout() {
    return layout;
  }

  /** False when the log does not begin with what the cursor covers: read it without. */
  boolean cursorFits() {
    return cursorFits && seen >= covered;
  }

  /** Where the next read may start, once all bytes were taken. */
  LogCursor cursor() {
    return LogCursor.of(layout, seen / layout.width(), sha256.soFar());
  }

  long doubles() {
    return doubles;
  }

  private void hashCovered(ByteBuf rest) {
    int length = (int) Math.min(rest.readableBytes(), covered - seen);
    sha256.update(rest.readSlice(length));
    seen += length;
    if (seen == covered && after != null) {
      cursorFits = after.covers(sha256.soFar());
    }
  }

  private CompletableFuture<Void> decode(ByteBuf rest) {
    while (rest.isReadable()) {
      int length = Math.min(rest.readableBytes(), PIECE);
      int records = length / layout.width() + 1;
      CompletableFuture<Void> reserved = handOver.reserve(records);
      if (!reserved.isDone()) {
        return reserved.thenComposeAsync(none -> decodeAndGoOn(rest, length, records), loop);
      }
      CompletableFuture<Void> roomy = decodePiece(rest, length, records);
      if (!roomy.isDone() || roomy.isCompletedExceptionally()) {
        return roomy.thenCompose(none -> decode(rest));
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> decodeAndGoOn(ByteBuf rest, int length, int records) {
    return decodePiece(rest, length, records).thenCompose(none -> decode(rest));
  }

  private CompletableFuture<Void> decodePiece(ByteBuf rest, int length, int records) {
    ByteBuf piece = rest.readSlice(length);
    reception = receptions.get();
    sha256.update(piece);
    stream.feed(piece);
    seen += length;
    handOver.flush(records);
    return handOver.roomy();
  }

  private void onRecord(AttendanceResult result) {
    if (result instanceof AttendanceRecord record) {
      onPunch(record);
    } else if (result instanceof BadRecord bad) {
      handOver.setAside(new SetAsideRecord(factory.identity(), bad.bytes().toHex(), bad.reason()));
    }
  }

  private void onPunch(AttendanceRecord record) {
    LocalDateTime time = record.time().toLocalDateTime();
    if (time == null || !isWanted(time)) {
      return;
    }
    Punch punch = factory.make(record, time, reception);
    if (recent.add(punch.eventId())) {
      handOver.add(punch);
    } else {
      doubles++;
    }
  }

  private boolean isWanted(LocalDateTime time) {
    LocalDateTime from = request.from();
    LocalDateTime to = request.to();
    return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
  }
}
