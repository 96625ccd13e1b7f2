package org.edgedaemon.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.function.Function;

/**
 * The JSON of the admin port and of the commands: members in snake_case as in the punch, times as
 * ISO 8601 text, states in lower case. Unknown members are skipped, so that a command and a daemon
 * of neighbouring versions understand each other.
 */
public final class AdminJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Enum.class, new LowerCase())
                  .addSerializer(Instant.class, new Iso<>(Instant.class))
                  .addSerializer(LocalDateTime.class, new Iso<>(LocalDateTime.class))
                  .addDeserializer(Instant.class, new FromIso<>(Instant.class, Instant::parse))
                  .addDeserializer(
                      LocalDateTime.class,
                      new FromIso<>(LocalDateTime.class, LocalDateTime::parse)))
          .build();

  private AdminJson() {}

  /** The one mapper; thread-safe, never reconfigured. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  @SuppressWarnings("rawtypes")
  private static final class LowerCase extends StdScalarSerializer<Enum> {
    LowerCase() {
      super(Enum.class);
    }

    @Override
    public void serialize(Enum value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.name().toLowerCase(Locale.ROOT));
    }
  }

  private static final class Iso<T> extends StdScalarSerializer<T> {
    Iso(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toString());
    }
  }

  private static final class FromIso<T> extends StdScalarDeserializer<T> {
    private final Function<String, T> parse;

    FromIso(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      String text = parser.getValueAsString("");
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        throw JsonMappingException.from(parser, "'" + text + "' is not a time", e);
      }
    }
  }
}
