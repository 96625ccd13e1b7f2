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

  /** Characters that are kept for the next text. */
  private static final int KEPT = 64 * 1024;

  private StringWriter text = new StringWriter();
  private JsonGenerator json = generator(text);

  /** Writes one value. */
  @FunctionalInterface
  public interface Written {
    void to(JsonGenerator json) throws IOException;
  }

  /** The text of a value. */
  public String of(Written value) {
    boolean whole = false;
    try {
      value.to(json);
      json.flush();
      String written = text.toString();
      whole = true;
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written to", e);
    } finally {
      if (whole && text.getBuffer().capacity() <= KEPT) {
        text.getBuffer().setLength(0);
      } else {
        // Half a text must not stand before the next one, nor a long one take memory for ever.
        text = new StringWriter();
        json = generator(text);
      }
    }
  }

  private static JsonGenerator generator(StringWriter text) {
    try {
      return TEXTS.createGenerator(text);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written to", e);
    }
  }
}
