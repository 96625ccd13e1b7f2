package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  private static final List<String> NAMES = List.of("a", "b", "A", "", "ä", "x\\\"y", "n\\u0000");
  private static final List<String> VALUES =
      List.of(
          "1",
          "1.0",
          "-0.0",
          "0e5",
          "1E+2",
          "9223372036854775808",
          "-9223372036854775809",
          "1e400",
          "1e-400",
          "123456789012345678901234567890.120",
          "1" + "0".repeat(45),
          "true",
          "null",
          "\"\"",
          "\"\\u0000\\ud800\\udc00x\\udc00\"",
          "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\u2028ä\"");

  private final JsonText texts = new JsonText();
  private final ImageMaker maker = new ImageMaker();

  /** Texts on disk, and what was read of them, have to stay what they were. */
  @Test
  void imagesAreReadAndWrittenAsTreesAre() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      String text = object(random);
      RowImage tree = RowJson.image(RowJson.parse(text));
      RowImage read = RowJson.read(text, json -> RowJson.image(json, maker));
      assertThat(read).isEqualTo(tree).hasSameHashCodeAs(tree);
      assertThat(texts.of(json -> RowJson.write(json, read)))
          .isEqualTo(RowJson.text(RowJson.json(tree)));
    }
  }

  @Test
  void whatFailedLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                texts.of(
                    json -> {
                      json.writeStartObject();
                      throw new IllegalStateException("in between");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(texts.of(json -> RowJson.write(json, RowImage.of(Map.of())))).isEqualTo("{}");
  }

  @Test
  void aLongTextIsFollowedByOthers() {
    String text = "x".repeat(1_000_000);
    assertThat(texts.of(json -> json.writeString(text))).isEqualTo('"' + text + '"');
    assertThat(texts.of(json -> json.writeString("y"))).isEqualTo("\"y\"");
  }

  private static String object(Random random) {
    StringBuilder text = new StringBuilder("{");
    for (int fields = random.nextInt(7); fields > 0; fields--) {
      text.append('"').append(NAMES.get(random.nextInt(NAMES.size()))).append("\":");
      text.append(VALUES.get(random.nextInt(VALUES.size()))).append(fields > 1 ? "," : "");
    }
    return text.append('}').toString();
  }
}
