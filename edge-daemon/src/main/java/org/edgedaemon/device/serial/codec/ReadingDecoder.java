package org.edgedaemon.device.serial.codec;

import java.util.function.Consumer;

/** The whole way from bytes to readings. One for each session with a reader. */
public final class ReadingDecoder {
  private final Framing framing;
  private final Checksum checksum;
  private final Payload payload;
  private final FrameSplitter splitter;

  public ReadingDecoder(Framing framing, Checksum checksum, Payload payload) {
    this.framing = framing;
    this.checksum = checksum;
    this.payload = payload;
    this.splitter = framing.splitter(checksum.trailer());
  }

  public void accept(byte[] bytes, Consumer<Reading> sink) {
    for (byte next : bytes) {
      splitter.accept(next, piece -> sink.accept(reading(piece)));
    }
  }

  /** Whether silence would mean something. */
  public boolean hasBegun() {
    return splitter.hasBegun();
  }

  /** What has begun will not be completed. */
  public void silence(Consumer<Reading> sink) {
    splitter.silence(piece -> sink.accept(reading(piece)));
  }

  private Reading reading(Piece piece) {
    if (piece instanceof Piece.Junk junk) {
      return new Reading.Refused(junk.fault(), junk.bytes());
    }
    Piece.Frame frame = (Piece.Frame) piece;
    Octets carried = checksum.verified(frame, framing);
    return carried == null
        ? new Reading.Refused(Fault.CHECKSUM, frame.content().plus(frame.trailer()))
        : payload.read(carried);
  }
}
