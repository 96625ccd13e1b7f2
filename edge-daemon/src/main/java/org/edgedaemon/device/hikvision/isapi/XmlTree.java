package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML of terminals as a tree. Namespaces and undeclared prefixes do not matter: local names count.
 * A document type is refused, so nothing can be declared that would grow or be fetched. What
 * follows the root element is not looked at.
 */
final class XmlTree {
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private int elements;

  private XmlTree(XMLStreamReader reader) {
    this.reader = reader;
  }

  static Optional<IsapiDocument> parse(String text) {
    if (hasDocumentType(text)) {
      return Optional.empty();
    }
    try {
      XMLStreamReader reader =
          FACTORY.createXMLStreamReader(new StringReader(withoutControls(text)));
      try {
        return new XmlTree(reader).document();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | RuntimeException damaged) {
      // The JDK's reader answers some damage with runtime exceptions of many kinds.
      return Optional.empty();
    }
  }

  /**
   * Looks past declaration, comments and blanks. Asked before the reader sees anything: it prints
   * to standard error over some broken document types.
   */
  private static boolean hasDocumentType(String text) {
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("<?", at)) {
        at = after(text, "?>", at + 2);
      } else if (text.startsWith("<!--", at)) {
        at = after(text, "-->", at + 4);
      } else if (text.charAt(at) <= ' ') {
        at++;
      } else {
        return text.startsWith("<!", at);
      }
    }
    return false;
  }

  private static int after(String text, String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }

  private Optional<IsapiDocument> document() throws XMLStreamException {
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.DTD) {
        return Optional.empty();
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        return Optional.of(new IsapiDocument(localName(), element(1)));
      }
    }
    return Optional.empty();
  }

  private JsonNode element(int depth) throws XMLStreamException {
    if (depth > IsapiReader.MAX_DEPTH || ++elements > IsapiReader.MAX_ELEMENTS) {
      throw new XMLStreamException("too deep or too many elements");
    }
    StringBuilder text = new StringBuilder();
    ObjectNode children = null;
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children = children == null ? JsonNodeFactory.instance.objectNode() : children;
        String name = localName();
        add(children, name, element(depth + 1));
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      }
    }
    return children == null ? TextNode.valueOf(text.toString()) : children;
  }

  private static void add(ObjectNode parent, String name, JsonNode child) {
    @Nullable JsonNode before = parent.get(name);
    if (before == null) {
      parent.set(name, child);
    } else if (before instanceof ArrayNode list) {
      list.add(child);
    } else {
      parent.putArray(name).add(before).add(child);
    }
  }

  private String localName() {
    String name = reader.getLocalName();
    return name.substring(name.lastIndexOf(':') + 1);
  }

  /** Characters that XML forbids come in names; they must not cost the whole document. */
  private static String withoutControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isForbidden(text.charAt(i))) {
        StringBuilder clean = new StringBuilder(text);
        for (int j = i; j < clean.length(); j++) {
          if (isForbidden(clean.charAt(j))) {
            clean.setCharAt(j, '\uFFFD');
          }
        }
        return clean.toString();
      }
    }
    return text;
  }

  static boolean isForbidden(char c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == '\uFFFE' || c == '\uFFFF';
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }
}
