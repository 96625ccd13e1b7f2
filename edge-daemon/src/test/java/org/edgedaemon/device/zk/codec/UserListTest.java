package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class UserListTest {
  private static final NameDecoder NAMES = new NameDecoder(null);
  private static final String ALVAREZ =
      "6c4d 00 00e61900fa 414c564152455a2c 00000000 00 01 0000 6c4d0000";
  private static final String NED =
      "0d000034343400c69a807c4e6564000000000000000000000000000000000000000000de000000020100010002"
          + "000000353535000000000000000000000000000000000000000000";
  private static final String ADMIN =
      "01000e00000000000000004164612041646d696e00000000000000000000000000000000000000010000000000"
          + "0000003130303100000000000000000000000000000000"
          + "00000000";
  private static final String BOB =
      "0200000000000000000000426f622055736572000000000000000000000000000000004e61bc00010000000000"
          + "0000003130303200000000000000000000000000000000"
          + "00000000";

  @Test
  void readsTheOldRecord() {
    UserList.Read list = read(Golden.bytes(ALVAREZ), CountBracket.of(1));

    assertThat(list.layout()).isEqualTo(UserLayout.NUMERIC_28);
    assertThat(list.users())
        .containsExactly(
            new UserResult.User(19_820, "19820", "ALVAREZ,", new Privilege(0, false), 1));
  }

  @Test
  void readsTheTextRecords() {
    byte[] three = Golden.bytes(NED + ADMIN + BOB);

    UserList.Read list = read(three, CountBracket.of(3));

    assertThat(list.layout()).isEqualTo(UserLayout.TEXT_72);
    assertThat(list.users())
        .containsExactly(
            new UserResult.User(13, "555", "Ned", new Privilege(0, false), 2),
            new UserResult.User(1, "1001", "Ada Admin", new Privilege(7, false), 1),
            new UserResult.User(2, "1002", "Bob User", new Privilege(0, false), 1));
    assertThat(list.users().get(1).privilege().isElevated()).isTrue();
  }

  @Test
  void widthsThatShareAMultipleAreToldApartByTheRecords() {
    assertThat(read(Golden.repeat(Golden.bytes(NED), 7), CountBracket.unknown()).layout())
        .isEqualTo(UserLayout.TEXT_72);
    assertThat(read(Golden.repeat(Golden.bytes(ALVAREZ), 18), CountBracket.unknown()).layout())
        .isEqualTo(UserLayout.NUMERIC_28);
    assertThat(read(Golden.repeat(Golden.bytes(ALVAREZ), 18), CountBracket.of(3)).layout())
        .as("a count that fits neither width is no help")
        .isEqualTo(UserLayout.NUMERIC_28);
    assertThat(read(Golden.repeat(Golden.bytes(NED), 7), CountBracket.between(5, 20)).layout())
        .as("a bracket that fits both widths is no help")
        .isEqualTo(UserLayout.TEXT_72);
  }

  @Test
  void otherWidthsAreRefusedWithTheirBytes() {
    UserList list = UserList.read(Unpooled.wrappedBuffer(new byte[150]), CountBracket.of(5), NAMES);

    assertThat(list).isInstanceOf(UserList.Unknown.class);
    assertThat(((UserList.Unknown) list).reason()).contains("150 bytes for 5 users");
    assertThat(((UserList.Unknown) list).head().length()).isEqualTo(128);
  }

  @Test
  void anEmptyListIsEmpty() {
    assertThat(UserList.read(Unpooled.EMPTY_BUFFER, CountBracket.of(0), NAMES))
        .isEqualTo(new UserList.Empty());
  }

  @Test
  void templateSlotsAreSkipped() {
    byte[] slot = Golden.bytes(BOB);
    slot[2] = 0x31;

    UserList.Read list = read(Golden.join(Golden.bytes(NED), slot), CountBracket.of(2));

    assertThat(list.users()).hasSize(1);
    assertThat(list.templateSlots()).isEqualTo(1);
  }

  @Test
  void idsFallBackToTheUid() {
    byte[] old = Golden.bytes("ffff 00 0000000000 0000000000000000 00000000 00 01 0000 00000000");
    byte[] text = Golden.bytes(BOB);
    text[48] = 0;

    assertThat(read(old, CountBracket.of(1)).users().get(0).userId()).isEqualTo("65535");
    assertThat(read(text, CountBracket.of(1)).users().get(0).userId()).isEqualTo("2");
  }

  @Test
  void oldIdsAreUnsigned() {
    byte[] old = Golden.bytes("0100 03 0000000000 0000000000000000 ffffffff 00 ff 0000 ffffffff");

    UserResult.User user = read(old, CountBracket.of(1)).users().get(0);

    assertThat(user.userId()).isEqualTo("4294967295");
    assertThat(user.group()).isEqualTo(255);
    assertThat(user.privilege()).isEqualTo(new Privilege(1, true));
  }

  @Test
  void recordsWithoutAPersonAreBad() {
    byte[] nobody = new byte[72];
    byte[] odd = Golden.bytes(BOB);
    odd[49] = 7;

    UserList.Read list = read(Golden.join(nobody, odd, Golden.bytes(NED)), CountBracket.of(3));

    assertThat(list.users()).hasSize(1);
    assertThat(list.bad())
        .extracting(UserResult.BadUser::reason)
        .containsExactly("neither uid nor user id", "user id is not plain text");
  }

  private static UserList.Read read(byte[] bytes, CountBracket count) {
    return (UserList.Read) UserList.read(Unpooled.wrappedBuffer(bytes), count, NAMES);
  }
}
