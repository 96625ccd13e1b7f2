package org.edgedaemon.device.hikvision.isapi;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words with which terminals say whether a search goes on. */
final class SearchEnd {
  private static final Pattern GAPS = Pattern.compile("[_\\s]+");
  private static final Set<String> NOTHING_MORE =
      Set.of(
          "NO MATCH",
          "NOMATCH",
          "NO MATCHES",
          "NO MORE MATCH",
          "NO MORE MATCHES",
          "NO MORE DATA",
          "NOMOREDATA");

  private SearchEnd() {}

  /**
   * Where the search stands. A missing or unknown word is judged by the rows: some mean that there
   * may be more, since asking once too often costs less than a punch. Empty when there is neither a
   * word nor a row: no answer to a search.
   */
  static Optional<SearchPage.Status> of(Fields fields, int rows) {
    return of(fields.text("responseStatusStrg"), fields.has("numOfMatches"), rows);
  }

  /**
   * The same.
   *
   * @param counted the answer has a number of matches
   */
  static Optional<SearchPage.Status> of(@Nullable String word, boolean counted, int rows) {
    SearchPage.Status known = word == null ? null : known(word);
    if (known != null) {
      return Optional.of(known);
    }
    if (rows > 0) {
      return Optional.of(SearchPage.Status.MORE);
    }
    return word == null && !counted ? Optional.empty() : Optional.of(SearchPage.Status.NO_MATCH);
  }

  private static SearchPage.@Nullable Status known(String word) {
    if (word.equals("MORE")) {
      return SearchPage.Status.MORE;
    }
    String folded = GAPS.matcher(word).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
    if (folded.equals("OK")) {
      return SearchPage.Status.OK;
    }
    if (folded.equals("MORE")) {
      return SearchPage.Status.MORE;
    }
    return NOTHING_MORE.contains(folded) ? SearchPage.Status.NO_MATCH : null;
  }
}
