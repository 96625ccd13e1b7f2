package org.edgedaemon.device.serial;

/**
 * How bits travel on the line.
 *
 * @param baud bits per second, any that the port can do
 * @param dataBits 5 to 8
 * @param rts raise the line "request to send"; some readers take their power from it
 * @param dtr raise the line "data terminal ready", likewise
 */
public record LineSettings(
    int baud, int dataBits, Parity parity, StopBits stopBits, boolean rts, boolean dtr) {
  public static final int MIN_BAUD = 50;
  public static final int MAX_BAUD = 12_000_000;
  public static final int DEFAULT_BAUD = 9_600;

  /** The bit that makes errors seen. */
  public enum Parity {
    NONE,
    ODD,
    EVEN,
    MARK,
    SPACE
  }

  /** How long the line rests between characters. */
  public enum StopBits {
    ONE("1"),
    ONE_AND_A_HALF("1.5"),
    TWO("2");

    private final String text;

    StopBits(String text) {
      this.text = text;
    }

    /** As in the etc file. */
    public String text() {
      return text;
    }
  }

  public LineSettings {
    if (baud < MIN_BAUD || baud > MAX_BAUD) {
      throw new IllegalArgumentException(
          "baud is " + baud + ", allowed are " + MIN_BAUD + ".." + MAX_BAUD);
    }
    if (dataBits < 5 || dataBits > 8) {
      throw new IllegalArgumentException("data bits are " + dataBits + ", allowed are 5..8");
    }
    if (stopBits == StopBits.ONE_AND_A_HALF && dataBits != 5) {
      throw new IllegalArgumentException("1.5 stop bits exist with 5 data bits only");
    }
    if (stopBits == StopBits.TWO && dataBits == 5) {
      throw new IllegalArgumentException("with 5 data bits, stop bits are 1 or 1.5");
    }
  }

  public static LineSettings defaults() {
    return new LineSettings(DEFAULT_BAUD, 8, Parity.NONE, StopBits.ONE, true, true);
  }

  /** As written on readers: {@code 9600 8N1}. */
  @Override
  public String toString() {
    return baud + " " + dataBits + parity.name().charAt(0) + stopBits.text();
  }
}
