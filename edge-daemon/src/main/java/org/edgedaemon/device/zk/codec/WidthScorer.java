package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs all records of a log through every candidate layout and counts how many look right. Feed it
 * the records' bytes in order, in slices cut anywhere; memory does not grow with the log. Not for
 * two threads at once.
 */
public final class WidthScorer {
  private static final int ENOUGH_PERCENT = 98;
  private static final int RIVAL_PERCENT = 50;

  private final WidthDecision.NeedsScoring question;
  private final List<Score> scores;
  private final CompressedLogProbe compressed;
  private long seen;

  public WidthScorer(WidthDecision.NeedsScoring question, PlausibleTimes times) {
    this.question = question;
    this.scores = question.candidates().stream().map(layout -> new Score(layout, times)).toList();
    this.compressed = new CompressedLogProbe(question.count(), times);
  }

  /** Scores the readable bytes; the reader index stays, the buffer is not released. */
  public void feed(ByteBuf slice) {
    seen += slice.readableBytes();
    scores.forEach(score -> score.slicer.feed(slice));
    compressed.feed(slice);
  }

  /** {@code Decided} or {@code Unknown}, once all bytes were fed. */
  public WidthDecision outcome() {
    if (seen != question.total()) {
      return unknown("only " + seen + " of " + question.total() + " bytes were seen");
    }
    List<Score> good = scores.stream().filter(score -> score.atLeast(ENOUGH_PERCENT)).toList();
    if (good.size() == 1 && !hasRival(good.get(0))) {
      return new WidthDecision.Decided(good.get(0).layout);
    }
    if (good.isEmpty() && compressed.fits()) {
      return unknown("it is a compressed 8-byte log (4- and 8-byte records mixed)");
    }
    return unknown(good.isEmpty() ? "no layout fits" : "the layout is not certain");
  }

  /** The two layouts of 8 bytes are told apart only when one of them clearly fails. */
  private boolean hasRival(Score winner) {
    return scores.stream()
        .anyMatch(
            score ->
                score != winner
                    && score.layout.width() == winner.layout.width()
                    && score.atLeast(RIVAL_PERCENT));
  }

  private WidthDecision unknown(String why) {
    String tried = scores.stream().map(Score::toString).collect(Collectors.joining(", "));
    String sizes = WidthRule.sizes(question.total(), question.count());
    return new WidthDecision.Unknown(
        sizes + ": " + why + " (records that look right: " + tried + ")", question.head());
  }

  /** How one candidate does. */
  private static final class Score {
    private final AttendanceLayout layout;
    private final RecordSlicer slicer;
    private long records;
    private long right;

    Score(AttendanceLayout layout, PlausibleTimes times) {
      this.layout = layout;
      this.slicer =
          new RecordSlicer(
              layout.width(),
              (bytes, at) -> {
                records++;
                if (layout.looksRight(bytes, at, times)) {
                  right++;
                }
              });
    }

    boolean atLeast(int percent) {
      return right * 100 >= records * percent;
    }

    @Override
    public String toString() {
      return layout.name() + " " + right + " of " + records;
    }
  }
}
