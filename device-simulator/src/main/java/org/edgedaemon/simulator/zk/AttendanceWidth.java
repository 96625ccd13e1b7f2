package org.edgedaemon.simulator.zk;

/** The record forms of the attendance log (zk-protocol 5.1 to 5.5). */
public enum AttendanceWidth {
  /** 8 bytes, layout A: PIN u16, verify u8, time u32, state u8. */
  PLAIN_8(8) {
    @Override
    void write(LoggedPunch punch, byte[] to, int at) {
      Wire.putU16(to, at, punch.uid());
      to[at + 2] = (byte) punch.verify();
      Wire.putU32(to, at + 3, punch.packedTime());
      to[at + 7] = (byte) punch.state();
    }

    @Override
    LoggedPunch read(byte[] from, int at) {
      return withUid(from, at, Wire.u32(from, at + 3), from[at + 7] & 0xFF, from[at + 2] & 0xFF);
    }
  },

  /**
   * 8 bytes, layout B: PIN u16, flags (bits 0-2 state, 3-4 verify, 5 set), 0, time u32. State and
   * verify lose their higher bits.
   */
  COMPRESSED_8(8) {
    @Override
    void write(LoggedPunch punch, byte[] to, int at) {
      Wire.putU16(to, at, punch.uid());
      to[at + 2] = (byte) ((punch.state() & 7) | ((punch.verify() & 3) << 3) | 0x20);
      Wire.putU32(to, at + 4, punch.packedTime());
    }

    @Override
    LoggedPunch read(byte[] from, int at) {
      int flags = from[at + 2];
      return withUid(from, at, Wire.u32(from, at + 4), flags & 7, flags >> 3 & 3);
    }
  },

  /** 16 bytes: PIN u32, time u32, state u8, verify u8, 2 reserved, work code u32. */
  EXTENDED_16(16) {
    @Override
    void write(LoggedPunch punch, byte[] to, int at) {
      Wire.putU32(to, at, Long.parseLong(punch.pin()));
      Wire.putU32(to, at + 4, punch.packedTime());
      to[at + 8] = (byte) punch.state();
      to[at + 9] = (byte) punch.verify();
      Wire.putU32(to, at + 12, punch.workCode());
    }

    @Override
    LoggedPunch read(byte[] from, int at) {
      String pin = Long.toString(Wire.u32(from, at));
      int state = from[at + 8] & 0xFF;
      int verify = from[at + 9] & 0xFF;
      return new LoggedPunch(
          pin, 0, Wire.u32(from, at + 4), state, verify, Wire.u32(from, at + 12));
    }
  },

  /** 22 bytes (WL10): uid u16, id 6, 4 reserved, verify u8, time u32, state u8, 4 reserved. */
  WL10_22(22) {
    @Override
    void write(LoggedPunch punch, byte[] to, int at) {
      Wire.putU16(to, at, punch.uid());
      Wire.putText(to, at + 2, 6, punch.pin());
      to[at + 12] = (byte) punch.verify();
      Wire.putU32(to, at + 13, punch.packedTime());
      to[at + 17] = (byte) punch.state();
    }

    @Override
    LoggedPunch read(byte[] from, int at) {
      long time = Wire.u32(from, at + 13);
      return new LoggedPunch(
          Wire.text(from, at + 2, 6),
          Wire.u16(from, at),
          time,
          from[at + 17] & 0xFF,
          from[at + 12] & 0xFF,
          0);
    }
  },

  /** 40 bytes: uid u16, id 24, verify u8, time u32, state u8, work code u32, 0xFF, 3 zeros. */
  TFT_40(40) {
    @Override
    void write(LoggedPunch punch, byte[] to, int at) {
      writeText(punch, to, at);
    }

    @Override
    LoggedPunch read(byte[] from, int at) {
      return readText(from, at);
    }
  },

  /** 49 bytes: the 40-byte form and nine more. */
  VISIBLE_LIGHT_49(49) {
    @Override
    void write(LoggedPunch punch, byte[] to, int at) {
      writeText(punch, to, at);
    }

    @Override
    LoggedPunch read(byte[] from, int at) {
      return readText(from, at);
    }
  };

  private final int bytes;

  AttendanceWidth(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one record. */
  public int bytes() {
    return bytes;
  }

  /** Whether records name people by the terminal's row number only. */
  boolean byUid() {
    return bytes == 8;
  }

  abstract void write(LoggedPunch punch, byte[] to, int at);

  abstract LoggedPunch read(byte[] from, int at);

  private static LoggedPunch withUid(byte[] from, int at, long time, int state, int verify) {
    int uid = Wire.u16(from, at);
    return new LoggedPunch(Integer.toString(uid), uid, time, state, verify, 0);
  }

  private static void writeText(LoggedPunch punch, byte[] to, int at) {
    Wire.putU16(to, at, punch.uid());
    Wire.putText(to, at + 2, 24, punch.pin());
    to[at + 26] = (byte) punch.verify();
    Wire.putU32(to, at + 27, punch.packedTime());
    to[at + 31] = (byte) punch.state();
    Wire.putU32(to, at + 32, punch.workCode());
    to[at + 36] = (byte) 0xFF;
  }

  private static LoggedPunch readText(byte[] from, int at) {
    return new LoggedPunch(
        Wire.text(from, at + 2, 24),
        Wire.u16(from, at),
        Wire.u32(from, at + 27),
        from[at + 31] & 0xFF,
        from[at + 26] & 0xFF,
        Wire.u32(from, at + 32));
  }
}
