package org.edgedaemon.replica.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowJson;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.Version;
import org.junit.jupiter.api.Test;

class BaseTextTest {
  private static final RowId ROW = new RowId(new TableName("items"), new RowKey("7"));
  private final BaseText texts = new BaseText();

  /** If another release wrote it otherwise, all rows would be sent again after an upgrade. */
  @Test
  void theTextIsWhatItAlwaysWas() {
    String image =
        "{\"a\":null,\"b\":true,\"id\":7,\"name\":\"Ö;\\u0000\\\"\\\\\\n\",\"price\":1.5,\"z\":1E+50}";
    Base base =
        new Base(
            ROW,
            new Version(Instant.parse("2026-03-01T08:00:00.000001Z")),
            RowJson.image(RowJson.parse(image)),
            false);
    String text = "1772352000000001;0;" + image;

    assertThat(texts.of(base)).isEqualTo(text);
    assertThat(texts.base(ROW, text)).isEqualTo(base);
    assertThat(texts.base(ROW, text.replace(";0;", ";1;")).deleted()).isTrue();
  }

  @Test
  void whatIsNoBaseIsNotRead() {
    for (String bad : new String[] {"17;0;", "17;0;{\"a\":1", "17;0;{\"a\":1}}", "17;0;[]"}) {
      assertThatThrownBy(() -> texts.base(ROW, bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
