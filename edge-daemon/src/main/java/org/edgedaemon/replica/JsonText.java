package org.edgedaemon.replica;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Makes many texts of JSON, one after the other and with no tree. Not for several threads. */
public final class JsonText {
  private static final JsonFactory TEXTS = new JsonFactoryBuilder().rootValueSeparator("").build();

  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;

  /** Has nothing to be closed. */
  public JsonText() {
    try {
      json = TEXTS.createGenerator(text);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written to", e);
    }
  }

  /** Writes one value. */
  @FunctionalInterface
  public interface Written {
    void to(JsonGenerator json) throws IOException;
  }

  /** The text of a value. */
  public String of(Written value) {
    try {
      value.to(json);
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written to", e);
    }
    String written = text.toString();
    text.getBuffer().setLength(0);
    return written;
  }
}
