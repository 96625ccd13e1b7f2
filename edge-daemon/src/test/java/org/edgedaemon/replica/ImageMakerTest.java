package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImageMakerTest {
  private final ImageMaker maker = new ImageMaker();

  @Test
  void rowsWithTheSameFieldsShareTheirNames() {
    RowImage one = made("quantity", number("1.50"), "id", number("7"));
    RowImage other = made("quantity", number("2"), "id", number("8"));

    assertThat(other.names()).isSameAs(one.names());
    assertThat(one.names()).containsExactly("id", "quantity");
    assertThat(other.fields()).isEqualTo(Map.of("id", number("8"), "quantity", number("2")));
  }

  @Test
  void anotherOrderOrOtherFieldsMakeNoMixUp() {
    RowImage one = made("a", text("1"), "b", text("2"));
    RowImage turned = made("b", text("2"), "a", text("1"));
    RowImage longer = made("b", text("2"), "a", text("1"), "c", NullNode.instance);

    assertThat(turned).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(longer.differing(one)).containsExactly("c");
    assertThat(one.differing(longer)).containsExactly("c");
    assertThat(made("a", text("1"), "b", text("2"))).isEqualTo(one);
  }

  @Test
  void ofAFieldThatComesTwiceTheLastCounts() {
    assertThat(made("a", text("1"), "a", text("2")).fields()).isEqualTo(Map.of("a", text("2")));
  }

  @Test
  void whatIsDroppedIsInNoRow() {
    maker.put("a", text("1"));
    maker.drop();
    assertThat(made("b", text("2")).fields()).isEqualTo(Map.of("b", text("2")));
  }

  @Test
  void whatIsNoScalarIsNotTaken() {
    ObjectNode object = RowJson.json(RowImage.of(Map.of()));
    assertThatThrownBy(() -> made("a", object)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RowImage.of(Map.of("a", object)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void imagesAreEqualHoweverTheyWereMadeAndNumbersWritten() {
    Map<String, JsonNode> fields = new HashMap<>();
    fields.put("n", number("1.500"));
    fields.put("whole", IntNode.valueOf(1200));
    RowImage image = RowImage.of(fields);

    assertThat(made("whole", number("1.2E+3"), "n", number("1.5"))).isEqualTo(image);
    assertThat(new RowImage(new TreeMap<>(fields))).isEqualTo(image).hasSameHashCodeAs(image);
    assertThat(image.fields()).isEqualTo(new TreeMap<>(image.fields()));
    RowImage read = RowJson.read("{\"whole\":1200,\"n\":1.50}", json -> RowJson.image(json, maker));
    assertThat(read).isEqualTo(image);
  }

  @Test
  void someFieldsComeFromAnother() {
    RowImage one = made("a", text("1"), "b", text("2"));
    assertThat(one.with(made("a", text("x"), "b", text("y")), Set.of("b")))
        .isEqualTo(made("a", text("1"), "b", text("y")));
    assertThat(one.with(made("c", text("z")), Set.of("b", "c")))
        .isEqualTo(made("a", text("1"), "c", text("z")));
  }

  @Test
  void itCannotBeChanged() {
    RowImage image = made("a", text("1"));
    assertThatThrownBy(() -> image.fields().put("a", text("2")))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> image.fields().remove("a"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> image.names().remove("a"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private RowImage made(Object... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      maker.put((String) fields[i], (JsonNode) fields[i + 1]);
    }
    return maker.made();
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  private static JsonNode number(String number) {
    return DecimalNode.valueOf(new BigDecimal(number));
  }
}
