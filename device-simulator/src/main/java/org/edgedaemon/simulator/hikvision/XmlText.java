package org.edgedaemon.simulator.hikvision;

/** Writes one XML text, element by element. */
final class XmlText {
  private final StringBuilder out = new StringBuilder();
  private final String namespace;

  XmlText(String namespace) {
    this.namespace = namespace;
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  XmlText root(String name) {
    out.append('<').append(name).append(" version=\"2.0\" xmlns=\"");
    out.append(namespace).append("\">\n");
    return this;
  }

  XmlText begin(String name) {
    out.append('<').append(name).append(">\n");
    return this;
  }

  String end(String name) {
    close(name);
    return out.toString();
  }

  XmlText close(String name) {
    out.append("</").append(name).append(">\n");
    return this;
  }

  XmlText text(String name, String value) {
    if (value.isEmpty()) {
      out.append('<').append(name).append("/>\n");
      return this;
    }
    out.append('<').append(name).append('>');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        default -> out.append(c);
      }
    }
    return close(name);
  }

  XmlText number(String name, long value) {
    return text(name, Long.toString(value));
  }

  XmlText flag(String name, boolean value) {
    return text(name, Boolean.toString(value));
  }
}
