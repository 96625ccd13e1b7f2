package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A body of a terminal as one tree, JSON and XML alike: {@code <Time><timeZone>x</timeZone></Time>}
 * and {@code {"Time":{"timeZone":"x"}}} give the same. Of XML, local names count and attributes are
 * left out; repeated elements become an array, an element without children a text.
 *
 * @param name of the root: the XML root element, or the only member of a JSON object when that is
 *     an object or array; empty for any other JSON object
 * @param content of the root; the whole object when {@code name} is empty
 */
public record IsapiDocument(String name, JsonNode content) {
  /** The members of the root. */
  public Fields fields() {
    return Fields.of(content);
  }

  /**
   * The members of the object of that name, whether it is the root or the root has been left out
   * and its members stand alone.
   */
  Fields under(String rootName) {
    Fields child = fields().child(rootName);
    return child.isEmpty() ? fields() : child;
  }

  boolean isNamed(String rootName) {
    return name.equalsIgnoreCase(rootName);
  }
}
