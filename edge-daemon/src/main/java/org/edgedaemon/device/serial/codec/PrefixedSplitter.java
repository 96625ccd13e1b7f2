package org.edgedaemon.device.serial.codec;

import java.util.function.Consumer;

/** Frames between a prefix and a suffix, and perhaps a checksum behind. */
final class PrefixedSplitter implements FrameSplitter {
  private enum Place {
    OUTSIDE,
    CONTENT,
    TRAILER
  }

  private final Octets prefix;
  private final Octets suffix;
  private final int trailerLength;
  private final int maxLength;
  private final Search search;
  private final Gathered content;
  private final Gathered trailer;
  private Octets complete = Octets.NONE;
  private Place place = Place.OUTSIDE;

  PrefixedSplitter(Framing.Prefixed framing, int trailerLength) {
    this.prefix = framing.prefix();
    this.suffix = framing.suffix();
    this.trailerLength = trailerLength;
    this.maxLength = framing.maxLength();
    this.search = new Search(prefix);
    this.content = new Gathered(framing.maxLength() + Framing.MAX_MARK);
    this.trailer = new Gathered(trailerLength);
  }

  @Override
  public void accept(byte next, Consumer<Piece> sink) {
    switch (place) {
      case OUTSIDE -> {
        if (search.accept(next, sink)) {
          place = Place.CONTENT;
        }
      }
      case CONTENT -> {
        content.add(next);
        afterContent(sink);
      }
      case TRAILER -> {
        trailer.add(next);
        finishIfWhole(sink);
      }
    }
  }

  @Override
  public boolean hasBegun() {
    return place != Place.OUTSIDE || search.hasBegun();
  }

  @Override
  public void silence(Consumer<Piece> sink) {
    search.silence(sink);
    if (place == Place.CONTENT) {
      brokenOff(prefix.plus(content.takeAll()), sink);
    } else if (place == Place.TRAILER) {
      brokenOff(prefix.plus(complete).plus(suffix).plus(trailer.takeAll()), sink);
    }
    place = Place.OUTSIDE;
  }

  private void afterContent(Consumer<Piece> sink) {
    if (content.endsWith(suffix)) {
      complete = content.takeAllBut(suffix.length());
      place = Place.TRAILER;
      finishIfWhole(sink);
    } else if (content.endsWith(prefix)) {
      brokenOff(prefix.plus(content.takeAllBut(prefix.length())), sink);
    } else if (content.length() >= maxLength + suffix.length()) {
      sink.accept(new Piece.Junk(Fault.OVERSIZE, prefix.plus(content.takeAll())));
      place = Place.OUTSIDE;
    }
  }

  /** With one mark for both ends, nothing between two of them means that a frame begins here. */
  private void finishIfWhole(Consumer<Piece> sink) {
    if (complete.isEmpty()) {
      place = prefix.equals(suffix) ? Place.CONTENT : Place.OUTSIDE;
    } else if (trailer.length() == trailerLength) {
      place = Place.OUTSIDE;
      sink.accept(new Piece.Frame(complete, trailer.takeAll()));
    }
  }

  private static void brokenOff(Octets bytes, Consumer<Piece> sink) {
    sink.accept(new Piece.Junk(Fault.BROKEN_OFF, bytes));
  }
}
