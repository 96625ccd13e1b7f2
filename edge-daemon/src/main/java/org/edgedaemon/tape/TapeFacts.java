package org.edgedaemon.tape;

/**
 * What a tape holds.
 *
 * @param bytes of the elements
 * @param firstSequence of the oldest entry, 0 when empty
 * @param lastSequence of the newest entry since the file was opened, 0 when there was none
 */
public record TapeFacts(
    int elements, long entries, long bytes, long firstSequence, long lastSequence) {
  static final TapeFacts NONE = new TapeFacts(0, 0, 0, 0, 0);

  static TapeFacts of(TapeFile file) {
    return new TapeFacts(
        file.elements(), file.entries(), file.bytes(), file.firstSequence(), file.lastSequence());
  }
}
