package org.edgedaemon.dataset.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.edgedaemon.jdbc.SqlDriver;

/**
 * Tells texts, quoted names and comments from the rest of a statement, as the database in question
 * does: they differ in backslashes, dollars, number signs and comments within comments.
 */
final class SqlLexer {
  private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[A-Za-z_]\\w*)?\\$");

  private final String sql;
  private final SqlDriver driver;

  SqlLexer(String sql, SqlDriver driver) {
    this.sql = sql;
    this.driver = driver;
  }

  /** Where the text, quoted name or comment that begins here ends; {@code at} where none does. */
  int skip(int at) {
    return switch (sql.charAt(at)) {
      case '\'' -> quoted(at, backslashed(at));
      case '"' -> quoted(at, driver == SqlDriver.MARIADB);
      case '`' -> quoted(at, false);
      case '-' -> dashes(at);
      case '#' -> driver == SqlDriver.MARIADB ? line(at) : at;
      case '/' -> sql.startsWith("/*", at) ? comment(at) : at;
      case '$' -> dollars(at);
      default -> at;
    };
  }

  /** Whether a letter, digit or underscore stands there. */
  boolean isWord(int at) {
    return at >= 0
        && at < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_');
  }

  private boolean backslashed(int at) {
    if (driver == SqlDriver.POSTGRESQL) {
      return at > 0 && "eE".indexOf(sql.charAt(at - 1)) >= 0 && !isWord(at - 2);
    }
    return driver == SqlDriver.MARIADB;
  }

  /** A quote that is doubled ends one part and begins the next. */
  private int quoted(int start, boolean backslashes) {
    char quote = sql.charAt(start);
    for (int i = start + 1; i < sql.length(); i++) {
      if (backslashes && sql.charAt(i) == '\\') {
        i++;
      } else if (sql.charAt(i) == quote) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("the query has a " + quote + " without its other end");
  }

  private int dashes(int at) {
    return sql.startsWith("--", at) && isDashComment(at) ? line(at) : at;
  }

  /** MariaDB wants a blank behind the dashes: {@code 5--3} is 8. */
  private boolean isDashComment(int at) {
    return driver != SqlDriver.MARIADB
        || at + 2 >= sql.length()
        || Character.isWhitespace(sql.charAt(at + 2));
  }

  private int line(int at) {
    int end = sql.indexOf('\n', at);
    return end < 0 ? sql.length() : end;
  }

  private int comment(int start) {
    int depth = 1;
    for (int i = start + 2; i < sql.length(); i++) {
      if (sql.startsWith("*/", i)) {
        i++;
        if (--depth == 0) {
          return i + 1;
        }
      } else if (driver != SqlDriver.MARIADB && sql.startsWith("/*", i)) {
        i++;
        depth++;
      }
    }
    throw new IllegalArgumentException("the query has a comment without its end");
  }

  private int dollars(int start) {
    if (driver == SqlDriver.MARIADB || isWord(start - 1)) {
      return start;
    }
    Matcher tag = DOLLAR_TAG.matcher(sql).region(start, sql.length());
    if (!tag.lookingAt()) {
      return start;
    }
    int end = sql.indexOf(tag.group(), tag.end());
    if (end < 0) {
      throw new IllegalArgumentException("the query has a " + tag.group() + " without its end");
    }
    return end + tag.group().length();
  }
}
