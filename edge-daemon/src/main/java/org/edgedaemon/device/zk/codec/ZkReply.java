package org.edgedaemon.device.zk.codec;

/** The codes that a device answers with. */
public final class ZkReply {
  /** A real-time event; belongs to no request. */
  public static final int EVENT = 500;

  /** A stream of {@link #DATA} begins. */
  public static final int PREPARE_DATA = 1500;

  public static final int DATA = 1501;
  public static final int OK = 2000;
  public static final int ERROR = 2001;
  public static final int OK_DATA = 2002;
  public static final int RETRY = 2003;
  public static final int REPEAT = 2004;
  public static final int UNAUTHORISED = 2005;
  public static final int LOCKED = 2032;

  /** The device could not build the buffer of a bulk read. */
  public static final int NO_BUFFER = 4989;

  /** Secure firmware wants another handshake. */
  public static final int SECURE = 6001;

  public static final int DATA_ERROR = 65_531;
  public static final int NOT_INITIALISED = 65_532;
  public static final int COMMAND_ERROR = 65_533;
  public static final int UNKNOWN = 65_535;

  private ZkReply() {}

  /** Whether a code says that the command is not supported, the session being good. */
  public static boolean isUnsupported(int code) {
    return code == ERROR || code == UNKNOWN || code == COMMAND_ERROR;
  }

  /** Whether a code asks for the same request again, later. */
  public static boolean asksAgain(int code) {
    return code == RETRY || code == REPEAT;
  }

  /** Whether a code says that the session is not, or no longer, authorised. */
  public static boolean endsSession(int code) {
    return code == UNAUTHORISED || code == NOT_INITIALISED;
  }

  /** A code for people: number, hex and name if known. */
  public static String describe(int code) {
    return code + " (0x" + Integer.toHexString(code) + nameOf(code) + ")";
  }

  private static String nameOf(int code) {
    return switch (code) {
      case PREPARE_DATA -> ", data follows";
      case DATA -> ", data";
      case OK -> ", ok";
      case ERROR -> ", refused";
      case OK_DATA -> ", ok with data";
      case RETRY, REPEAT -> ", try again";
      case UNAUTHORISED -> ", not authorised";
      case LOCKED -> ", locked";
      case NO_BUFFER -> ", no buffer";
      default -> nameOfRare(code);
    };
  }

  private static String nameOfRare(int code) {
    return switch (code) {
      case SECURE -> ", secure firmware";
      case DATA_ERROR -> ", bad data";
      case NOT_INITIALISED -> ", not initialised";
      case COMMAND_ERROR -> ", bad command";
      case UNKNOWN -> ", unknown command";
      default -> "";
    };
  }
}
