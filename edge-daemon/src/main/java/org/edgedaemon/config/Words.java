package org.edgedaemon.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Words out of a fixed set, and the one that was probably meant. */
final class Words {
  private Words() {}

  /** One of the words; what it stands for. */
  static <T> Function<String, Parsed<T>> oneOf(Map<String, T> words) {
    return text -> {
      T value = words.get(text);
      if (value != null) {
        return Parsed.good(value);
      }
      String all = String.join(", ", words.keySet().stream().sorted().toList());
      return Parsed.bad("is not one of " + all + didYouMean(text, words.keySet()));
    };
  }

  /** {@code "; did you mean 'x'?"}, or nothing when no word is near. */
  static String didYouMean(String text, Collection<String> words) {
    return nearest(text, words).map(word -> "; did you mean '" + word + "'?").orElse("");
  }

  /** The word with the fewest edits, if those are few, or if it starts so. */
  static Optional<String> nearest(String text, Collection<String> words) {
    if (text.length() > 64) {
      return Optional.empty();
    }
    return words.stream()
        .sorted()
        .filter(word -> isNear(text, word))
        .min(Comparator.comparingInt(word -> distance(text, word)));
  }

  private static boolean isNear(String text, String word) {
    return (text.length() > 2 && word.startsWith(text))
        || distance(text, word) <= Math.max(2, word.length() / 3);
  }

  /** Insertions, deletions, substitutions and swaps of neighbours. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, cost, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int[][] cost, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
    best = Math.min(best, cost[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
