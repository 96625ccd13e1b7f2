package org.edgedaemon.device.hikvision.digest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one {@code WWW-Authenticate} value, in which several challenges may be joined.
 *
 * <pre>
 * value     = challenge *( "," challenge )
 * challenge = scheme [ name "=" ( token / quoted ) *( "," name "=" ( token / quoted ) ) ]
 * </pre>
 *
 * A name that no {@code =} follows begins the next challenge. Whatever fits nowhere is stepped
 * over.
 */
final class ChallengeParser {
  static final int MAX_HEADERS = 16;
  static final int MAX_LENGTH = 8 * 1024;
  static final int MAX_CHALLENGES = 16;

  private final String text;
  private final List<Challenge> challenges = new ArrayList<>();
  private final Map<String, String> parameters = new HashMap<>();
  private String scheme = "";
  private int at;

  private ChallengeParser(String text) {
    this.text = text;
  }

  static List<Challenge> parse(String value) {
    return value.length() > MAX_LENGTH ? List.of() : new ChallengeParser(value).all();
  }

  private List<Challenge> all() {
    while (skipTo() && challenges.size() < MAX_CHALLENGES) {
      String name = token();
      if (name.isEmpty()) {
        at++;
      } else if (follows('=')) {
        at++;
        parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value());
      } else {
        finish();
        scheme = name;
      }
    }
    finish();
    return challenges;
  }

  private void finish() {
    if (!scheme.isEmpty() && challenges.size() < MAX_CHALLENGES) {
      ChallengeParameters.challenge(scheme, parameters).ifPresent(challenges::add);
    }
    parameters.clear();
  }

  /** Steps over blanks and commas; false at the end. */
  private boolean skipTo() {
    while (at < text.length() && (text.charAt(at) == ',' || blank(text.charAt(at)))) {
      at++;
    }
    return at < text.length();
  }

  private boolean follows(char wanted) {
    int next = at;
    while (next < text.length() && blank(text.charAt(next))) {
      next++;
    }
    if (next == text.length() || text.charAt(next) != wanted) {
      return false;
    }
    at = next;
    return true;
  }

  private String token() {
    int start = at;
    while (at < text.length() && !ends(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean ends(char c) {
    return c == ',' || c == '=' || c == '"' || blank(c);
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t';
  }

  private String value() {
    return follows('"') ? quoted() : upToComma();
  }

  /** A bare value may hold blanks and equal signs: realms of devices do, and base64 does. */
  private String upToComma() {
    int comma = text.indexOf(',', at);
    int end = comma < 0 ? text.length() : comma;
    String found = text.substring(at, end).strip();
    at = end;
    return found;
  }

  private String quoted() {
    StringBuilder found = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (escape()) {
        at++;
      }
      found.append(text.charAt(at++));
    }
    at++;
    return found.toString();
  }

  /** A backslash before anything else is one that its writer forgot to escape. */
  private boolean escape() {
    return text.charAt(at) == '\\'
        && at + 1 < text.length()
        && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
  }
}
