package org.edgedaemon.device.zk.codec;

/**
 * The two layouts of the user list:
 *
 * <pre>
 * 28: | 0 uid u16 | 2 privilege | 3 password 5 | 8 name 8   | 16 card u32 | 20 pad | 21 group | 22 zones u16 | 24 user id u32 |
 * 72: | 0 uid u16 | 2 privilege | 3 password 8 | 11 name 24 | 35 card u32 | 39 group | 40 zones 8 | 48 user id 24 chars |
 * </pre>
 *
 * Source: zk-protocol reference 5.10 to 5.13.
 */
public enum UserLayout {
  NUMERIC_28(28, 8, 8, 21) {
    @Override
    String userId(byte[] bytes, int at) {
      return Long.toString(Le.u32(bytes, at + 24));
    }

    @Override
    boolean looksRight(byte[] bytes, int at) {
      return Le.u16(bytes, at) != 0 && bytes[at + 20] == 0;
    }
  },
  TEXT_72(72, 11, 24, 39) {
    @Override
    String userId(byte[] bytes, int at) {
      return Le.ascii(bytes, at + ID_AT, Le.textLength(bytes, at + ID_AT, ID_LENGTH));
    }

    @Override
    boolean looksRight(byte[] bytes, int at) {
      int length = Le.textLength(bytes, at + ID_AT, ID_LENGTH);
      return length > 0 && Le.isPrintable(bytes, at + ID_AT, length);
    }
  };

  private static final int ID_AT = 48;
  private static final int ID_LENGTH = 24;
  private static final int TEMPLATE_SLOT = 0x31;

  private final int width;
  private final int nameAt;
  private final int nameLength;
  private final int groupAt;

  UserLayout(int width, int nameAt, int nameLength, int groupAt) {
    this.width = width;
    this.nameAt = nameAt;
    this.nameLength = nameLength;
    this.groupAt = groupAt;
  }

  /** Bytes of one record. */
  public int width() {
    return width;
  }

  /** Reads the record at {@code at}; {@link #width()} bytes must be there. */
  UserResult decode(byte[] bytes, int at, NameDecoder names) {
    int privilege = Le.u8(bytes, at + 2);
    if (privilege == TEMPLATE_SLOT) {
      return new UserResult.TemplateSlot();
    }
    int uid = Le.u16(bytes, at);
    String id = userId(bytes, at);
    boolean none = id.isEmpty() || id.equals("0");
    if (none && uid == 0) {
      return new UserResult.BadUser("neither uid nor user id", RawBytes.copyOf(bytes, at, width));
    }
    String userId = none ? Integer.toString(uid) : id;
    if (!isPrintable(userId)) {
      return new UserResult.BadUser("user id is not plain text", RawBytes.copyOf(bytes, at, width));
    }
    return new UserResult.User(
        uid,
        userId,
        names.decode(bytes, at + nameAt, nameLength),
        Privilege.of(privilege),
        Le.u8(bytes, at + groupAt));
  }

  abstract String userId(byte[] bytes, int at);

  /** Whether the fields that tell the widths apart look like this one's. */
  abstract boolean looksRight(byte[] bytes, int at);

  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
  }
}
