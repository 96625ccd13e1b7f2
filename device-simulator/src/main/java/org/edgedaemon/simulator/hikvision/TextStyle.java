package org.edgedaemon.simulator.hikvision;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the terminal writes texts, numbers and times. Knobs may be turned at any time. */
public final class TextStyle {
  volatile TimeStyle times = TimeStyle.OFFSET;
  volatile Charset charset = StandardCharsets.UTF_8;
  volatile boolean numbersAsText;
  volatile boolean namesMasked;
  volatile boolean legacyNumbers;
  volatile String namespace = "http://www.isapi.org/ver20/XMLSchema";

  TextStyle() {}

  public TextStyle times(TimeStyle style) {
    times = style;
    return this;
  }

  /** The charset of every body, whatever its header says. */
  public TextStyle charset(Charset used) {
    charset = used;
    return this;
  }

  /** Chinese names in GB18030 under a header of UTF-8. */
  public TextStyle gb18030() {
    return charset(Charset.forName("GB18030"));
  }

  /** Numbers and booleans of events come as JSON strings. */
  public TextStyle numbersAsText(boolean text) {
    numbersAsText = text;
    return this;
  }

  /** Names of people come with asterisks. */
  public TextStyle namesMasked(boolean masked) {
    namesMasked = masked;
    return this;
  }

  /** People come as the number employeeNo, without employeeNoString. */
  public TextStyle legacyNumbers(boolean legacy) {
    legacyNumbers = legacy;
    return this;
  }

  public TextStyle namespace(String uri) {
    namespace = uri;
    return this;
  }
}
