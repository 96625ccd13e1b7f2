package org.edgedaemon.device.hikvision.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.SearchCondition;

/**
 * Pages that are asked for while the one before them is on its way, by a guess where they begin. An
 * answer to a wrong guess is dropped unread, and so are the guesses behind it: the pages that count
 * are those that would have been asked for anyway, in the same order. Confined to the terminal's
 * event loop.
 */
final class PageAhead {
  /** One guess. */
  private static final class Guess {
    private final SearchCondition condition;
    private CompletionStage<IsapiAnswer> answer = new CompletableFuture<>();
    private boolean wanted = true;

    Guess(SearchCondition condition) {
      this.condition = condition;
    }
  }

  private final Searches searches;
  private final Deque<Guess> guesses = new ArrayDeque<>();

  PageAhead(Searches searches) {
    this.searches = searches;
  }

  /** Begins a search: the one that is guessed to come next, or one under a new id. */
  SearchCondition begin(Window window, int start) {
    Guess next = guesses.peek();
    if (next != null) {
      SearchCondition same = searches.condition(next.condition.searchId(), window, start);
      if (same.equals(next.condition)) {
        return same;
      }
    }
    return searches.condition(searches.freshId(), window, start);
  }

  /** The answer to this, which may be under way already. */
  CompletionStage<IsapiAnswer> ask(SearchCondition condition) {
    Guess next = guesses.peek();
    if (next != null && next.condition.equals(condition)) {
      return guesses.remove().answer;
    }
    drop();
    return searches.ask(condition);
  }

  /** A search of this window comes after all that was guessed before. */
  void guess(Window window) {
    guess(searches.condition(searches.freshId(), window, 0));
  }

  /** This comes after all that was guessed before. */
  void guess(SearchCondition condition) {
    Guess made = new Guess(condition);
    guesses.add(made);
    made.answer = searches.askNext(condition, () -> made.wanted);
  }

  /** The search under this id is over. */
  void ended(String searchId) {
    Guess next = guesses.peek();
    if (next != null && next.condition.searchId().equals(searchId)) {
      drop();
    }
  }

  /** Nothing further is wanted. */
  void drop() {
    guesses.forEach(guess -> guess.wanted = false);
    guesses.clear();
  }
}
