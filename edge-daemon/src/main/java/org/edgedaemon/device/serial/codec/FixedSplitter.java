package org.edgedaemon.device.serial.codec;

import java.util.function.Consumer;

/** Frames of one length. */
final class FixedSplitter implements FrameSplitter {
  private final Octets prefix;
  private final Search search;
  private final Gathered content;
  private boolean inside;

  FixedSplitter(Framing.Fixed framing) {
    this.prefix = framing.prefix();
    this.search = new Search(prefix);
    this.content = new Gathered(framing.length());
    this.inside = prefix.isEmpty();
  }

  @Override
  public void accept(byte next, Consumer<Piece> sink) {
    if (!inside) {
      inside = search.accept(next, sink);
      return;
    }
    content.add(next);
    if (content.isFull()) {
      inside = prefix.isEmpty();
      sink.accept(new Piece.Frame(content.takeAll(), Octets.NONE));
    }
  }

  @Override
  public boolean hasBegun() {
    return content.length() > 0 || search.hasBegun() || (inside && !prefix.isEmpty());
  }

  @Override
  public void silence(Consumer<Piece> sink) {
    search.silence(sink);
    boolean begun = hasBegun();
    inside = prefix.isEmpty();
    if (begun) {
      sink.accept(new Piece.Junk(Fault.BROKEN_OFF, prefix.plus(content.takeAll())));
    }
  }
}
