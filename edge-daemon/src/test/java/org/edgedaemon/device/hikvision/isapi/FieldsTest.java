package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldsTest {
  private static Fields fields(String json) {
    return Samples.read("{\"other\":0," + json + "}").fields();
  }

  @Test
  void blankTextIsAbsent() {
    Fields fields = fields("\"a\":\"\",\"b\":\" \",\"c\":null,\"d\":{},\"e\":\" x \",\"f\":17");
    assertThat(fields.text("a")).isNull();
    assertThat(fields.text("b")).isNull();
    assertThat(fields.text("c")).isNull();
    assertThat(fields.text("d")).isNull();
    assertThat(fields.text("z")).isNull();
    assertThat(fields.text("e")).isEqualTo("x");
    assertThat(fields.text("f")).isEqualTo("17");
  }

  @Test
  void numbersComeAsTexts() {
    Fields fields =
        fields(
            "\"a\":\"42\",\"b\":\"0042\",\"c\":3000000000,\"d\":1.0,\"e\":1.5,\"f\":\"0x4b\","
                + "\"g\":\"x\",\"h\":99999999999999999999,\"i\":true,\"j\":\"-7\",\"k\":1e400,"
                + "\"l\":\"09\"");
    assertThat(fields.number("a")).isEqualTo(42);
    assertThat(fields.number("b")).isEqualTo(42);
    assertThat(fields.number("c")).isEqualTo(3_000_000_000L);
    assertThat(fields.integer("c")).isNull();
    assertThat(fields.number("d")).isEqualTo(1);
    assertThat(fields.number("e")).isNull();
    assertThat(fields.number("f")).isEqualTo(75);
    assertThat(fields.number("g")).isNull();
    assertThat(fields.number("h")).isNull();
    assertThat(fields.number("i")).isNull();
    assertThat(fields.number("j")).isEqualTo(-7);
    assertThat(fields.number("k")).isNull();
    assertThat(fields.number("l")).isEqualTo(9);
  }

  @Test
  void decimalsAreFinite() {
    Fields fields = fields("\"a\":0.5,\"b\":\"36.6\",\"c\":1e400,\"d\":\"NaN\",\"e\":\"\"");
    assertThat(fields.decimal("a")).isEqualTo(0.5);
    assertThat(fields.decimal("b")).isEqualTo(36.6);
    assertThat(fields.decimal("c")).isNull();
    assertThat(fields.decimal("d")).isNull();
    assertThat(fields.decimal("e")).isNull();
  }

  @Test
  void flagsComeAsTexts() {
    Fields fields = fields("\"a\":true,\"b\":\"True\",\"c\":\"false\",\"d\":1,\"e\":\"maybe\"");
    assertThat(fields.flag("a")).isTrue();
    assertThat(fields.flag("b")).isTrue();
    assertThat(fields.flag("c")).isFalse();
    assertThat(fields.flag("d")).isTrue();
    assertThat(fields.flag("e")).isNull();
    assertThat(fields.flag("z")).isNull();
  }

  @Test
  void aChildThatIsMissingIsEmpty() {
    Fields fields = fields("\"a\":{\"b\":1},\"c\":[{\"b\":2},{\"b\":3}],\"d\":\"\"");
    assertThat(fields.child("a").number("b")).isEqualTo(1);
    assertThat(fields.child("c").number("b")).isEqualTo(2);
    assertThat(fields.child("d").isEmpty()).isTrue();
    assertThat(fields.child("z").child("y").text("x")).isNull();
    assertThat(fields.child("z").list("y")).isEmpty();
  }

  @Test
  void listsOfEveryForm() {
    assertThat(Samples.read("{\"o\":1,\"l\":[{\"a\":1},2]}").fields().list("l")).hasSize(2);
    Fields two = Samples.read("<R><L><e><a>1</a></e><e><a>2</a></e></L></R>").fields();
    assertThat(two.list("L")).extracting(one -> one.number("a")).containsExactly(1L, 2L);
    Fields one = Samples.read("<R><L><e><a>1</a><b>2</b></e></L></R>").fields();
    assertThat(one.list("L")).extracting(each -> each.number("a")).containsExactly(1L);
    Fields root = Samples.read("<R><e><a>1</a><b>1</b></e></R>").fields();
    assertThat(root.list("e")).extracting(each -> each.number("a")).containsExactly(1L);
    assertThat(Samples.read("<R><L/></R>").fields().list("L")).isEmpty();
    assertThat(Samples.read("<R><L/></R>").fields().list("M")).isEmpty();
  }
}
