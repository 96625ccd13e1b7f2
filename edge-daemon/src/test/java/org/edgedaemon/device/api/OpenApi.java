package org.edgedaemon.device.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** The served description, held against what is really said. */
final class OpenApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;

  OpenApi() {
    try (InputStream file = LocalApi.class.getResourceAsStream("openapi.json")) {
      document = JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One example of a request's body. */
  record Example(String path, String name, JsonNode body) {
    @Override
    public String toString() {
      return path + " " + name;
    }
  }

  List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                requestOf(path.getKey())
                    .path("examples")
                    .properties()
                    .forEach(
                        each ->
                            examples.add(
                                new Example(
                                    path.getKey(), each.getKey(), each.getValue().path("value")))));
    return examples;
  }

  /** An answer must be one that the description has, in form and status. */
  void checkAnswer(String path, HttpResponse<String> answer) throws IOException {
    JsonNode operation = document.path("paths").path(path).elements().next();
    JsonNode response = operation.path("responses").path(Integer.toString(answer.statusCode()));
    String type = answer.headers().firstValue("Content-Type").orElse("");
    JsonNode schema = response.path("content").path(type).path("schema");
    assertThat(schema.isObject())
        .as("status %s of %s as %s is described", answer.statusCode(), path, type)
        .isTrue();
    assertThat(faults(schema, JSON.readTree(answer.body()))).as(answer.body()).isEmpty();
    response
        .path("headers")
        .fieldNames()
        .forEachRemaining(name -> assertThat(answer.headers().firstValue(name)).isPresent());
  }

  /** What the description finds wrong with a request's body. */
  List<String> requestFaults(String path, JsonNode body) {
    return faults(requestOf(path).path("schema"), body);
  }

  private JsonNode requestOf(String path) {
    return document
        .path("paths")
        .path(path)
        .path("post")
        .path("requestBody")
        .path("content")
        .path("application/json");
  }

  private List<String> faults(JsonNode schema, JsonNode value) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(whole, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build())
        .validate(value)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
