package org.edgedaemon.simulator.hikvision;

/** Writes one JSON text, member by member. */
final class JsonText {
  private final StringBuilder out;
  private final boolean quoted;

  /**
   * @param quoted numbers and booleans as strings
   */
  JsonText(StringBuilder out, boolean quoted) {
    this.out = out;
    this.quoted = quoted;
  }

  JsonText begin() {
    comma();
    out.append('{');
    return this;
  }

  JsonText begin(String name) {
    name(name);
    out.append('{');
    return this;
  }

  JsonText end() {
    out.append('}');
    return this;
  }

  JsonText text(String name, CharSequence value) {
    name(name);
    quote(value);
    return this;
  }

  JsonText number(String name, long value) {
    name(name);
    if (quoted) {
      out.append('"').append(value).append('"');
    } else {
      out.append(value);
    }
    return this;
  }

  JsonText flag(String name, boolean value) {
    name(name);
    if (quoted) {
      out.append('"').append(value).append('"');
    } else {
      out.append(value);
    }
    return this;
  }

  /** Members as they are. */
  JsonText raw(String members) {
    if (!members.isEmpty()) {
      comma();
      out.append(members);
    }
    return this;
  }

  String text() {
    return out.toString();
  }

  private void name(String name) {
    comma();
    out.append('"').append(name).append("\":");
  }

  private void comma() {
    char last = out.isEmpty() ? '{' : out.charAt(out.length() - 1);
    if (last != '{' && last != '[' && last != ',' && last != ':') {
      out.append(',');
    }
  }

  private void quote(CharSequence value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append("\\u00")
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
