package org.edgedaemon.attendance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.function.Function;
import org.edgedaemon.entry.JsonBody;

/** Writes and reads the objects of entries. */
final class JsonObjects {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int USUAL_BYTES = 512;

  private JsonObjects() {}

  /** The members of one object. */
  interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  static JsonBody write(Members members) {
    ByteArrayBuilder buffer = new ByteArrayBuilder(USUAL_BYTES);
    try (JsonGenerator json = JSON.createGenerator(buffer)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return JsonBody.ofOwned(buffer.toByteArray());
  }

  /** What is wrong is told without what the body says: that is about a person. */
  static <T> T read(JsonBody body, Function<JsonMembers, T> reading) {
    try (JsonParser json = JSON.createParser(body.toBytes())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableBodyException("is no JSON object");
      }
      return reading.apply(JsonMembers.read(json));
    } catch (JsonProcessingException e) {
      throw new UnreadableBodyException("is no JSON");
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UnreadableBodyException("has a member that is not what it should be");
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be read", e);
    }
  }
}
