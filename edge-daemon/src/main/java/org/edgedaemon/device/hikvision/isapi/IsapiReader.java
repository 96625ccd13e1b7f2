package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Reads a body of a terminal, XML or JSON by its first character: Content-Type headers lie. Bounded
 * in size, depth and number of elements; no document type, no entities but the five of XML.
 */
public final class IsapiReader {
  /** The largest body that is looked at, in bytes. */
  public static final int MAX_BODY = 4 << 20;

  /** The deepest nesting that is followed. */
  static final int MAX_DEPTH = 32;

  /** Elements of XML, tokens of JSON. A page of 30 rows has some 3,000. */
  static final int MAX_ELEMENTS = 100_000;

  private IsapiReader() {}

  /**
   * The body as a document; empty for anything else: HTML, damaged or cut-off text, nothing at all.
   * Never throws.
   */
  public static Optional<IsapiDocument> read(byte[] body) {
    if (body.length > MAX_BODY) {
      return Optional.empty();
    }
    String text = BodyText.decode(body);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (text.charAt(0)) {
      case '<' -> XmlTree.parse(text).filter(IsapiReader::isNoWebPage);
      case '{' -> JsonTree.parse(text).map(IsapiReader::named);
      default -> Optional.empty();
    };
  }

  private static boolean isNoWebPage(IsapiDocument document) {
    return !document.name().equalsIgnoreCase("html");
  }

  private static IsapiDocument named(JsonNode object) {
    if (object.size() == 1) {
      var only = object.properties().iterator().next();
      if (only.getValue().isContainerNode()) {
        return new IsapiDocument(only.getKey(), only.getValue());
      }
    }
    return new IsapiDocument("", object);
  }
}
