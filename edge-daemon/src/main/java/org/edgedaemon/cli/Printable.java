package org.edgedaemon.cli;

/**
 * Text that cannot steer a terminal: names and answers come from devices and destinations, and may
 * hold escape sequences.
 */
final class Printable {
  private Printable() {}

  static String of(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().map(Printable::harmless).forEach(printable::appendCodePoint);
    return printable.toString();
  }

  private static int harmless(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT
        ? '?'
        : codePoint;
  }
}
