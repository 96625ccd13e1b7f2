package org.edgedaemon.destination.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What an entry changes over there, before it has a wire form. */
sealed interface Change {
  /** The document {@code collection/id}. */
  String document();

  /** The document is this, whatever it was. */
  record Whole(String document, ObjectNode content) implements Change {}

  /** These fields of the document are so; others stay, and it is made if it is not there. */
  record Merge(String document, List<Put> puts, List<Highest> highests) implements Change {
    public Merge {
      puts = List.copyOf(puts);
      highests = List.copyOf(highests);
    }
  }

  /** A field that gets a value. */
  record Put(List<String> path, JsonNode value) {}

  /** A number that only grows: an older one that comes late does no harm. */
  record Highest(List<String> path, JsonNode number) {}
}
