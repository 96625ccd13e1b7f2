package org.edgedaemon.replica.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final RowId ROW = new RowId(new TableName("items"), new RowKey("17"));
  private static final RowId OTHER = new RowId(new TableName("items"), new RowKey("18"));

  private final Seal seal = seal("ab");

  @Test
  void everyKindOfValueComesBackAndTheSameValueIsTheSameText() {
    List<JsonNode> values =
        List.of(
            TextNode.valueOf("größe"),
            TextNode.valueOf(""),
            DecimalNode.valueOf(new BigDecimal("1.5")),
            BooleanNode.TRUE);
    for (JsonNode value : values) {
      JsonNode sealed = seal.seal(ROW, "note", value);
      assertThat(Seal.isSealed(sealed)).isTrue();
      assertThat(sealed).isEqualTo(seal.seal(ROW, "note", value));
      assertThat(seal.open(ROW, "note", sealed)).isEqualTo(value);
    }
  }

  @Test
  void aValueIsAnotherTextElsewhereAndIsNotTakenThere() {
    JsonNode value = TextNode.valueOf("secret");
    JsonNode sealed = seal.seal(ROW, "note", value);
    assertThat(seal.seal(OTHER, "note", value)).isNotEqualTo(sealed);
    assertThat(seal.seal(ROW, "name", value)).isNotEqualTo(sealed);
    assertThat(seal.open(OTHER, "note", sealed)).isNull();
    assertThat(seal.open(ROW, "name", sealed)).isNull();
  }

  @Test
  void anotherKeyOrAChangedTextIsRefused() {
    JsonNode sealed = seal.seal(ROW, "note", TextNode.valueOf("secret"));
    assertThat(seal("cd").open(ROW, "note", sealed)).isNull();
    String text = sealed.textValue();
    for (int i = "sealed:1:".length(); i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      JsonNode opened = seal.open(ROW, "note", TextNode.valueOf(changed));
      assertThat(opened == null || i == text.length() - 1).isTrue();
    }
    assertThat(seal.open(ROW, "note", TextNode.valueOf("sealed:1:"))).isNull();
  }

  @Test
  void whatIsNoKeyIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> new SealKey(new Secret("too short")))
        .hasMessageContaining("openssl rand -hex 32")
        .hasMessageNotContaining("too short");
  }

  private static Seal seal(String octet) {
    return new Seal(new SealKey(new Secret(octet.repeat(32))));
  }
}
