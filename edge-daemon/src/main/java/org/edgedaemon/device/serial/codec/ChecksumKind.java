package org.edgedaemon.device.serial.codec;

/** How a checksum is reckoned. */
public enum ChecksumKind {
  NONE(0),
  /** All bytes xored (block check character, longitudinal redundancy). */
  XOR(1),
  /** All bytes added, the lowest eight bits. */
  SUM8(1),
  /** CRC-16/MODBUS: polynomial 0x8005 reflected, start 0xFFFF; sent low byte first. */
  CRC16_MODBUS(2),
  /** CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF; sent high byte first. */
  CRC16_CCITT(2);

  private final int width;

  ChecksumKind(int width) {
    this.width = width;
  }

  /** In bytes. */
  public int width() {
    return width;
  }

  /** The checksum as it is sent. */
  public Octets of(Octets covered) {
    int value = 0;
    switch (this) {
      case XOR -> value = xor(covered);
      case SUM8 -> value = sum(covered);
      case CRC16_MODBUS -> value = modbus(covered);
      case CRC16_CCITT -> value = ccitt(covered);
      case NONE -> {
        return Octets.NONE;
      }
    }
    byte low = (byte) value;
    byte high = (byte) (value >>> 8);
    if (width == 1) {
      return Octets.of(low);
    }
    return this == CRC16_MODBUS ? Octets.of(low, high) : Octets.of(high, low);
  }

  private static int xor(Octets covered) {
    int value = 0;
    for (int i = 0; i < covered.length(); i++) {
      value ^= covered.at(i);
    }
    return value;
  }

  private static int sum(Octets covered) {
    int value = 0;
    for (int i = 0; i < covered.length(); i++) {
      value += covered.at(i);
    }
    return value;
  }

  private static int modbus(Octets covered) {
    int crc = 0xFFFF;
    for (int i = 0; i < covered.length(); i++) {
      crc ^= covered.at(i) & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
      }
    }
    return crc;
  }

  private static int ccitt(Octets covered) {
    int crc = 0xFFFF;
    for (int i = 0; i < covered.length(); i++) {
      crc ^= (covered.at(i) & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
      }
    }
    return crc & 0xFFFF;
  }
}
