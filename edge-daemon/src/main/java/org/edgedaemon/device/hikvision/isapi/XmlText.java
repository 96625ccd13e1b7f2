package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a tree as XML, in its order: members are elements, arrays repeat their element. */
final class XmlText {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String ATTRIBUTES =
      " version=\"2.0\" xmlns=\"http://www.isapi.org/ver20/XMLSchema\"";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  private final StringBuilder out = new StringBuilder(HEAD);

  private XmlText() {}

  static String write(String root, JsonNode content) {
    XmlText xml = new XmlText();
    xml.element(root, ATTRIBUTES, content);
    return xml.out.toString();
  }

  private void element(String name, String attributes, JsonNode content) {
    out.append('<').append(name).append(attributes).append('>');
    if (content.isObject()) {
      for (Map.Entry<String, JsonNode> member : content.properties()) {
        member(member.getKey(), member.getValue());
      }
    } else {
      text(content.asText());
    }
    out.append("</").append(name).append('>');
  }

  /** A name that is none in XML can only come from JSON of a terminal gone astray. */
  private void member(String name, JsonNode value) {
    if (value.isNull() || !NAME.matcher(name).matches()) {
      return;
    }
    if (value.isArray()) {
      value.forEach(one -> element(name, "", one));
    } else {
      element(name, "", value);
    }
  }

  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&apos;");
        default -> out.append(XmlTree.isForbidden(c) ? '\uFFFD' : c);
      }
    }
  }
}
