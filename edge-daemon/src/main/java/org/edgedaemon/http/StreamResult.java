package org.edgedaemon.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of asking for an answer without an end. */
public sealed interface StreamResult {
  /**
   * The head came, and the body follows to the listener.
   *
   * @param headers every value by name; keys ignore case
   */
  record Open(int status, Map<String, List<String>> headers, ClientStream stream)
      implements StreamResult {
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name)).map(values -> String.join(", ", values));
    }

    @Override
    public String toString() {
      return status + ", open";
    }
  }

  /** An ordinary answer, complete, or none; the listener hears nothing. */
  record Ended(ClientResult result) implements StreamResult {}
}
