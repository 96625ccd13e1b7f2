package org.edgedaemon.device.hikvision.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.SearchCondition;
import org.jspecify.annotations.Nullable;

/**
 * A page that is asked for while the one before it is on its way, by a guess where it begins. An
 * answer to a wrong guess is dropped unread: the pages that count are those that would have been
 * asked for anyway, in the same order. Confined to the terminal's event loop.
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
  private @Nullable Guess guess;

  PageAhead(Searches searches) {
    this.searches = searches;
  }

  /** The answer to this, which may be under way already. */
  CompletionStage<IsapiAnswer> ask(SearchCondition condition) {
    Guess made = guess;
    guess = null;
    if (made != null && made.condition.equals(condition)) {
      return made.answer;
    }
    drop(made);
    return searches.ask(condition);
  }

  void guess(SearchCondition condition) {
    Guess made = new Guess(condition);
    guess = made;
    made.answer = searches.askNext(condition, () -> made.wanted);
  }

  /** Nothing further is wanted. */
  void drop() {
    drop(guess);
    guess = null;
  }

  private static void drop(@Nullable Guess made) {
    if (made != null) {
      made.wanted = false;
    }
  }
}
