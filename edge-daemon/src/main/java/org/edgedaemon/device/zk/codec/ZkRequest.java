package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** A command with its data, built by one factory method per command; immutable. */
public final class ZkRequest {
  /** Register for punches and nothing else. */
  public static final int EVENTS_ATTENDANCE = 1;

  private static final byte[] NO_DATA = {};

  private final ZkCommand command;
  private final byte[] data;

  private ZkRequest(ZkCommand command, byte[] data) {
    this.command = command;
    this.data = data;
  }

  public static ZkRequest connect() {
    return plain(ZkCommand.CONNECT);
  }

  public static ZkRequest auth(int commKey, int session) {
    return new ZkRequest(ZkCommand.AUTH, u32(CommKey.scramble(commKey, session)));
  }

  public static ZkRequest exit() {
    return plain(ZkCommand.EXIT);
  }

  /** Tells the device that a program, not a person, is there; it may refuse. */
  public static ZkRequest sdkBuild() {
    return new ZkRequest(ZkCommand.OPTIONS_SESSION, text("SDKBuild=1"));
  }

  /** Asks for the option {@code key}. */
  public static ZkRequest option(String key) {
    return new ZkRequest(ZkCommand.OPTIONS_READ, text(key));
  }

  public static ZkRequest version() {
    return plain(ZkCommand.GET_VERSION);
  }

  public static ZkRequest freeSizes() {
    return plain(ZkCommand.FREE_SIZES);
  }

  public static ZkRequest time() {
    return plain(ZkCommand.GET_TIME);
  }

  /** Sets the device's clock to a packed time. */
  public static ZkRequest setTime(int packedTime) {
    return new ZkRequest(ZkCommand.SET_TIME, u32(packedTime));
  }

  /** Makes the device take note of what was written. */
  public static ZkRequest refreshData() {
    return plain(ZkCommand.REFRESH_DATA);
  }

  public static ZkRequest enable() {
    return plain(ZkCommand.ENABLE);
  }

  /** Disables the keypad for so many seconds at most. */
  public static ZkRequest disable(int seconds) {
    if (seconds < 1) {
      throw new IllegalArgumentException("a device is disabled for " + seconds + " s");
    }
    return new ZkRequest(ZkCommand.DISABLE, u32(seconds));
  }

  public static ZkRequest cancelCapture() {
    return plain(ZkCommand.CANCEL_CAPTURE);
  }

  public static ZkRequest startVerify() {
    return plain(ZkCommand.START_VERIFY);
  }

  /** Asks for real-time events by a mask of event bits; 0 for none. */
  public static ZkRequest registerEvents(int mask) {
    return new ZkRequest(ZkCommand.REGISTER_EVENTS, u32(mask));
  }

  /** Says that an event is safe; sent with reply id 0. */
  public static ZkRequest acknowledge() {
    return plain(ZkCommand.ACKNOWLEDGE);
  }

  public static ZkRequest freeData() {
    return plain(ZkCommand.FREE_DATA);
  }

  /** Asks the device to make a dataset ready: u8 1, u16 command, u32 function, u32 0. */
  public static ZkRequest prepare(Dataset dataset) {
    byte[] data = new byte[11];
    data[0] = 1;
    data[1] = (byte) dataset.direct().code();
    data[3] = (byte) dataset.function();
    return new ZkRequest(ZkCommand.PREPARE_BUFFER, data);
  }

  /** Asks for a piece of the prepared dataset: u32 start, u32 size. */
  public static ZkRequest chunk(long start, int size) {
    byte[] data = new byte[8];
    putU32(data, 0, (int) start);
    putU32(data, 4, size);
    return new ZkRequest(ZkCommand.READ_BUFFER, data);
  }

  /** Asks for a dataset the old way, for devices that cannot prepare one. */
  public static ZkRequest direct(Dataset dataset) {
    byte[] data = dataset.function() == 0 ? NO_DATA : new byte[] {(byte) dataset.function()};
    return new ZkRequest(dataset.direct(), data);
  }

  public ZkCommand command() {
    return command;
  }

  int dataLength() {
    return data.length;
  }

  void writeData(ByteBuf out) {
    out.writeBytes(data);
  }

  /** The bytes that this takes with header and the longest prefix. */
  public int wireLength() {
    return TcpFrames.PREFIX_LENGTH + ZkFrame.HEADER_LENGTH + data.length;
  }

  /** The command alone: data may hold a key. */
  @Override
  public String toString() {
    return command.name();
  }

  private static ZkRequest plain(ZkCommand command) {
    return new ZkRequest(command, NO_DATA);
  }

  private static byte[] text(String text) {
    return (text + '\0').getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] u32(int value) {
    byte[] data = new byte[4];
    putU32(data, 0, value);
    return data;
  }

  private static void putU32(byte[] data, int offset, int value) {
    for (int i = 0; i < 4; i++) {
      data[offset + i] = (byte) (value >>> (8 * i));
    }
  }
}
