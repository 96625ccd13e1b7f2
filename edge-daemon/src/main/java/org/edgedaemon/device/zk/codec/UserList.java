package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/** The terminal's user list, or why it could not be read. */
public sealed interface UserList {
  /**
   * The list.
   *
   * @param templateSlots records that hold a template instead of a person
   */
  record Read(
      UserLayout layout,
      List<UserResult.User> users,
      List<UserResult.BadUser> bad,
      int templateSlots)
      implements UserList {
    public Read {
      users = List.copyOf(users);
      bad = List.copyOf(bad);
    }
  }

  /** The records have no known width. */
  record Unknown(String reason, RawBytes head) implements UserList {}

  /** No records at all. */
  record Empty() implements UserList {}

  /**
   * Reads a whole list.
   *
   * @param records the dataset without its leading total; the reader index stays
   * @param count how many users the terminal says it has
   */
  static UserList read(ByteBuf records, CountBracket count, NameDecoder names) {
    if (!records.isReadable()) {
      return new Empty();
    }
    UserLayout layout = UserWidthRule.decide(records, count);
    if (layout == null) {
      String sizes = records.readableBytes() + " bytes for " + count + " users";
      return new Unknown(
          sizes + ": neither 28 nor 72 bytes each", RawBytes.copyOf(records, WidthRule.HEAD_BYTES));
    }
    return readAs(layout, records, names);
  }

  private static UserList readAs(UserLayout layout, ByteBuf records, NameDecoder names) {
    List<UserResult.User> users = new ArrayList<>();
    List<UserResult.BadUser> bad = new ArrayList<>();
    int[] slots = new int[1];
    RecordSlicer slicer =
        new RecordSlicer(
            layout.width(),
            (bytes, at) -> {
              UserResult result = layout.decode(bytes, at, names);
              if (result instanceof UserResult.User user) {
                users.add(user);
              } else if (result instanceof UserResult.BadUser badUser) {
                bad.add(badUser);
              } else {
                slots[0]++;
              }
            });
    slicer.feed(records);
    return new Read(layout, users, bad, slots[0]);
  }
}
