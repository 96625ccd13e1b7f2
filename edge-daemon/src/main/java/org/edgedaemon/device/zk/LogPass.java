package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.zk.codec.AttendanceLayout;
import org.edgedaemon.device.zk.codec.PlausibleTimes;
import org.edgedaemon.device.zk.codec.WidthDecision;
import org.edgedaemon.device.zk.codec.WidthScorer;
import org.jspecify.annotations.Nullable;

/**
 * One pass over an attendance dataset:
 *
 * <pre>
 * 0  u32 LE  bytes of all records
 * 4  records, all of one width; what follows them is ignored
 * </pre>
 *
 * The pass either decodes, or scores the records because the width is in doubt.
 */
final class LogPass implements DatasetSink {
  /** Makes the decoder once the layout is known. */
  interface Decoders {
    LogDecoder make(AttendanceLayout layout, long total);
  }

  private static final int HEADER = 4;

  private final LogPlan plan;
  private final Peer peer;
  private final PlausibleTimes times;
  private final LongConsumer progress;
  private final Decoders decoders;
  private @Nullable LogDecoder decoder;
  private @Nullable WidthScorer scorer;
  private WidthDecision decision = new WidthDecision.Empty();
  private long size;
  private int headerRead;
  private long total;
  private long seen;

  LogPass(LogPlan plan, Peer peer, PlausibleTimes times, LongConsumer progress, Decoders decoders) {
    this.plan = plan;
    this.peer = peer;
    this.times = times;
    this.progress = progress;
    this.decoders = decoders;
  }

  @Override
  public void begin(long announced) {
    size = announced;
  }

  @Override
  public CompletionStage<Void> accept(ByteBuf bytes) {
    try {
      ByteBuf rest = bytes.slice();
      if (headerRead < HEADER) {
        readHeader(rest);
      }
      int length = (int) Math.min(rest.readableBytes(), total - seen);
      return headerRead < HEADER || length == 0
          ? CompletableFuture.completedFuture(null)
          : route(rest.readSlice(length));
    } catch (DeviceException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** What the pass found out, after all its bytes. */
  WidthDecision decision() {
    if (headerRead == HEADER && seen < total) {
      throw incomplete("its log has " + seen + " bytes of records and says " + total);
    }
    return scorer == null ? decision : scorer.outcome();
  }

  /** The decoder, if the pass decoded. */
  @Nullable LogDecoder decoder() {
    return decoder;
  }

  private void readHeader(ByteBuf rest) {
    while (headerRead < HEADER && rest.isReadable()) {
      total |= (long) rest.readUnsignedByte() << (8 * headerRead++);
    }
    if (headerRead == HEADER) {
      if (total > size - HEADER) {
        throw incomplete(
            "its log says " + total + " bytes of records in a dataset of " + size + " bytes");
      }
      decide(rest);
    }
  }

  private void decide(ByteBuf head) {
    decision = LogLayout.decide(plan, total, head);
    if (decision instanceof WidthDecision.Decided decided) {
      if (total % decided.layout().width() != 0) {
        throw incomplete(
            "its log of " + total + " bytes is cut inside a record of " + decided.layout().width());
      }
      decoder = decoders.make(decided.layout(), total);
    } else if (decision instanceof WidthDecision.NeedsScoring question) {
      scorer = new WidthScorer(question, times);
    } else if (decision instanceof WidthDecision.Unknown && total < size - HEADER) {
      throw incomplete(
          "its log says " + total + " bytes of records in a dataset of " + size + " bytes");
    }
  }

  private CompletionStage<Void> route(ByteBuf bytes) {
    seen += bytes.readableBytes();
    LogDecoder decoding = decoder;
    if (decoding != null) {
      progress.accept(seen / decoding.layout().width());
      return decoding.accept(bytes);
    }
    if (scorer != null) {
      scorer.feed(bytes);
    }
    return CompletableFuture.completedFuture(null);
  }

  private DeviceException incomplete(String what) {
    return peer.failure(Reason.INCOMPLETE, "contradicts itself: " + what);
  }
}
