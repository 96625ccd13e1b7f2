package org.edgedaemon.simulator.hikvision;

/**
 * What happened, without when.
 *
 * @param employeeNo empty when no person was recognised
 * @param attendance one of checkIn, checkOut, breakOut, breakIn, overtimeIn, overtimeOut,
 *     undefined; empty leaves the field out
 * @param reader number of the card reader; 0 is none
 * @param picture whether the terminal took one
 * @param extra further JSON members, such as {@code "remoteCheck":true}; empty for none
 */
public record EventFacts(
    int major,
    int minor,
    String employeeNo,
    String cardNo,
    String attendance,
    int reader,
    boolean picture,
    String extra) {

  /** Any event without a person. */
  public static EventFacts of(int major, int minor) {
    return new EventFacts(major, minor, "", "", "", 0, false, "");
  }

  /** Somebody was verified: minor 75 by face, 38 by finger, 1 by card. */
  public static EventFacts punch(String employeeNo, int minor) {
    return new EventFacts(5, minor, employeeNo, "", "", 1, minor == 75, "");
  }

  /** Somebody was not: minor 76 takes a picture of an unknown face. */
  public static EventFacts denied(int minor) {
    return new EventFacts(5, minor, "", "", "", 1, minor == 76, "");
  }

  /** A lock or a door: minor 21 unlocked, 22 locked. */
  public static EventFacts door(int minor) {
    return of(5, minor);
  }

  public EventFacts employee(String number) {
    return new EventFacts(major, minor, number, cardNo, attendance, reader, picture, extra);
  }

  public EventFacts card(String number) {
    return new EventFacts(major, minor, employeeNo, number, attendance, reader, picture, extra);
  }

  public EventFacts attendance(String status) {
    return new EventFacts(major, minor, employeeNo, cardNo, status, reader, picture, extra);
  }

  public EventFacts reader(int number) {
    return new EventFacts(major, minor, employeeNo, cardNo, attendance, number, picture, extra);
  }

  public EventFacts picture(boolean taken) {
    return new EventFacts(major, minor, employeeNo, cardNo, attendance, reader, taken, extra);
  }

  public EventFacts extra(String json) {
    return new EventFacts(major, minor, employeeNo, cardNo, attendance, reader, picture, json);
  }

  boolean person() {
    return !employeeNo.isEmpty();
  }

  /** Whether a device that filters by eventAttribute calls it attendance. */
  boolean valid() {
    return major == 5 && person() && minor != 76 && (minor < 6 || minor > 9);
  }
}
