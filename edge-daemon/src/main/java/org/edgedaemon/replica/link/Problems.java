package org.edgedaemon.replica.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.edgedaemon.http.ClientResult.Answer;

/** What the master says of its own refusals (RFC 9457). */
final class Problems {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int MAX = 300;

  private Problems() {}

  static String detail(Answer answer) {
    try {
      String text = MAPPER.readTree(answer.body().text()).path("detail").asText("");
      String plain = text.replaceAll("\\p{Cntrl}", " ");
      return plain.isBlank()
          ? "it does not say why"
          : plain.substring(0, Math.min(MAX, plain.length()));
    } catch (JsonProcessingException e) {
      return "it does not say why";
    }
  }
}
