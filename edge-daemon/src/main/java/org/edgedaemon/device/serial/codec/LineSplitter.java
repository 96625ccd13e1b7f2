package org.edgedaemon.device.serial.codec;

import java.util.function.Consumer;

/** Lines, each ended by its terminator. */
final class LineSplitter implements FrameSplitter {
  private final Framing.Terminator terminator;
  private final Gathered line;
  private boolean oversize;
  private boolean afterReturn;

  LineSplitter(Framing.Lines framing) {
    this.terminator = framing.terminator();
    this.line = new Gathered(framing.maxLength());
  }

  @Override
  public void accept(byte next, Consumer<Piece> sink) {
    if (terminator == Framing.Terminator.CRLF) {
      acceptPaired(next, sink);
    } else if (ends(next)) {
      end(sink);
    } else {
      gather(next, sink);
    }
  }

  @Override
  public boolean hasBegun() {
    return line.length() > 0 || oversize || afterReturn;
  }

  @Override
  public void silence(Consumer<Piece> sink) {
    if (afterReturn) {
      afterReturn = false;
      gather((byte) '\r', sink);
    }
    if (line.length() > 0) {
      sink.accept(new Piece.Junk(Fault.BROKEN_OFF, line.takeAll()));
    }
    oversize = false;
  }

  private boolean ends(byte next) {
    return switch (terminator) {
      case CR -> next == '\r';
      case LF -> next == '\n';
      default -> next == '\r' || next == '\n';
    };
  }

  /** A lone CR, or a lone LF, belongs to the line. */
  private void acceptPaired(byte next, Consumer<Piece> sink) {
    boolean pair = afterReturn && next == '\n';
    if (afterReturn && !pair) {
      gather((byte) '\r', sink);
    }
    afterReturn = next == '\r';
    if (pair) {
      end(sink);
    } else if (!afterReturn) {
      gather(next, sink);
    }
  }

  private void gather(byte next, Consumer<Piece> sink) {
    if (line.isFull()) {
      // Told once, with its beginning; the rest up to the terminator is passed over.
      oversize = true;
      sink.accept(new Piece.Junk(Fault.OVERSIZE, line.takeAll()));
    } else if (!oversize) {
      line.add(next);
    }
  }

  private void end(Consumer<Piece> sink) {
    if (line.length() > 0) {
      sink.accept(new Piece.Frame(line.takeAll(), Octets.NONE));
    }
    oversize = false;
  }
}
