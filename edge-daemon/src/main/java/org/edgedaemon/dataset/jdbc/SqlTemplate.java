package org.edgedaemon.dataset.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.edgedaemon.jdbc.SqlDriver;

/**
 * A query with named parameters. Whether a parameter is null is settled here: PostgreSQL cannot
 * tell the type of {@code ? is null}, and a list of ids is no value.
 */
final class SqlTemplate {
  private static final Pattern PARAMETER =
      Pattern.compile(":([A-Za-z]\\w*)(\\s+is\\s+(not\\s+)?null\\b)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern END = Pattern.compile("[;\\s]+\\z");

  private final List<Piece> pieces = new ArrayList<>();

  private SqlTemplate() {}

  /** What stands for itself, or for something else. */
  private sealed interface Piece {}

  private record Text(String sql) implements Piece {}

  private record Since() implements Piece {}

  private record Ids() implements Piece {}

  /** A question for null; {@code not} turns it around. */
  private record SinceNull(boolean not) implements Piece {}

  private record IdsNull(boolean not) implements Piece {}

  /**
   * Reads a query.
   *
   * @throws IllegalArgumentException when it has other parameters, or something without its end
   */
  static SqlTemplate of(String sql, SqlDriver driver) {
    SqlTemplate template = new SqlTemplate();
    template.read(END.matcher(sql).replaceFirst(""), driver);
    return template;
  }

  boolean takesIds() {
    return pieces.stream().anyMatch(piece -> piece instanceof Ids || piece instanceof IdsNull);
  }

  boolean asksWhetherAll() {
    return pieces.stream().anyMatch(IdsNull.class::isInstance);
  }

  boolean takesSince() {
    return pieces.stream().anyMatch(piece -> piece instanceof Since || piece instanceof SinceNull);
  }

  /** Adds the query as it is asked with these values. */
  void addTo(BoundQuery.Builder query) {
    for (Piece piece : pieces) {
      if (piece instanceof Text text) {
        query.text(text.sql());
      } else if (piece instanceof Since) {
        query.since();
      } else if (piece instanceof Ids) {
        query.ids();
      } else if (piece instanceof SinceNull question) {
        query.condition(query.hasSince() == question.not());
      } else if (piece instanceof IdsNull question) {
        query.condition(query.hasIds() == question.not());
      }
    }
  }

  private void read(String sql, SqlDriver driver) {
    SqlLexer lexer = new SqlLexer(sql, driver);
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < sql.length()) {
      int end = lexer.skip(at);
      if (end > at) {
        text.append(sql, at, end);
      } else if (sql.startsWith("::", at)) {
        end = at + 2;
        text.append("::");
      } else {
        end = parameter(sql, lexer, at, text);
        if (end == at) {
          end = at + 1;
          text.append(plain(sql.charAt(at), driver));
        }
      }
      at = end;
    }
    flush(text);
  }

  /** Where the parameter that begins here ends; {@code at} when none does. */
  private int parameter(String sql, SqlLexer lexer, int at, StringBuilder text) {
    Matcher matcher = PARAMETER.matcher(sql).region(at, sql.length());
    // After a word it is the middle of a slice, [a:b].
    if (sql.charAt(at) != ':' || lexer.isWord(at - 1) || !matcher.lookingAt()) {
      return at;
    }
    boolean question = matcher.group(2) != null;
    boolean not = matcher.group(3) != null;
    flush(text);
    switch (matcher.group(1)) {
      case "since" -> pieces.add(question ? new SinceNull(not) : new Since());
      case "ids" -> pieces.add(question ? new IdsNull(not) : new Ids());
      default ->
          throw new IllegalArgumentException(
              "the query has the parameter :"
                  + matcher.group(1)
                  + ", but there are only :since and :ids");
    }
    return matcher.end();
  }

  /** JDBC takes each question mark for a parameter; PostgreSQL has operators that hold one. */
  private static String plain(char c, SqlDriver driver) {
    return c == '?' && driver == SqlDriver.POSTGRESQL ? "??" : String.valueOf(c);
  }

  private void flush(StringBuilder text) {
    if (!text.isEmpty()) {
      pieces.add(new Text(text.toString()));
      text.setLength(0);
    }
  }
}
