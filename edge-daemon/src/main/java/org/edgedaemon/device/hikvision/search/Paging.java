package org.edgedaemon.device.hikvision.search;

import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.SearchCondition;
import org.edgedaemon.device.hikvision.isapi.SearchPage;
import org.edgedaemon.device.hikvision.isapi.SearchPage.Status;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one search. The position advances by the rows received, not by those asked for; the
 * search is never resumed, only begun anew under another id.
 *
 * <p>A quick terminal is asked for the next page while it answers for this one, where its own count
 * says that there is one: terminals take one call at a time over one connection, so that call goes
 * out as soon as this answer has come, and the terminal works while we read it. Where there is no
 * next one, whoever knows what follows the search is told, and may ask for that.
 */
final class Paging {
  private static final Duration EMPTY_PAGE_PAUSE = Duration.ofSeconds(2);
  private static final int MAX_STARTS = 3;

  private final Searches searches;
  private final Window window;
  private final int start;
  private final int maxRows;
  private final PageAhead ahead;
  private SearchCondition condition;
  private Found found = new Found();
  private int starts = 1;
  private int position;
  private int rows;
  private int expected;
  private Consumer<Found> beforeLast = found -> {};
  private boolean emptyBefore;

  Paging(Searches searches, Window window, int start, int maxRows) {
    this.searches = searches;
    this.window = window;
    this.start = start;
    this.maxRows = maxRows;
    this.position = start;
    this.ahead = searches.ahead();
    this.condition = ahead.begin(window, start);
  }

  /** Before the terminal has counted: so many rows are likely. */
  Paging expecting(int likely) {
    expected = likely;
    rows = searches.pageRows();
    return this;
  }

  /**
   * Before the last page, by the terminal's count, is there.
   *
   * @param listener told what was found before it
   */
  Paging beforeLast(Consumer<Found> listener) {
    beforeLast = listener;
    return this;
  }

  CompletionStage<Found> run() {
    return Repeat.whileTrue(this::page)
        .whenComplete((none, thrown) -> ended(thrown))
        .thenApply(none -> found);
  }

  private void ended(@Nullable Throwable thrown) {
    if (thrown == null) {
      ahead.ended(condition.searchId());
    } else {
      ahead.drop();
    }
  }

  private CompletionStage<Boolean> page() {
    CompletionStage<IsapiAnswer> answer = ahead.ask(condition.at(position));
    int total = found.received() == 0 ? expected : found.total();
    if (next() > position && searches.quick()) {
      if (next() < total) {
        ahead.guess(condition.at(next()));
      } else {
        beforeLast.accept(found);
      }
    }
    return answer.thenCompose(came -> take(searches.judge(came, window)));
  }

  /** Where the page after this one begins, if it is as long as the one before. */
  private int next() {
    boolean last =
        found.received() + rows >= maxRows || position + rows > SearchCondition.MAX_POSITION;
    return last ? position : position + rows;
  }

  private CompletionStage<Boolean> take(SearchPage page) {
    String echo = page.searchId();
    if (echo != null && !echo.equals(condition.searchId())) {
      return startAnew();
    }
    found.add(page);
    rows = distinct(page);
    position += rows;
    if (page.status() != Status.MORE) {
      found.finish(start);
      return CompletableFuture.completedFuture(false);
    }
    if (page.rows() == 0) {
      return onceMore();
    }
    emptyBefore = false;
    return goOn();
  }

  /** A row that a page has twice is one row; counting it twice would skip another. */
  private static int distinct(SearchPage page) {
    int events = ascending(page) ? page.events().size() : new HashSet<>(page.events()).size();
    return events + page.unreadable().size();
  }

  /** Whether each row has a higher number than the one before, so that no two are one. */
  private static boolean ascending(SearchPage page) {
    long before = 0;
    for (AccessEvent event : page.events()) {
      Long serial = event.serialNo();
      if (serial == null || serial <= before) {
        return false;
      }
      before = serial;
    }
    return true;
  }

  private CompletionStage<Boolean> goOn() {
    if (found.received() >= maxRows) {
      return CompletableFuture.completedFuture(false);
    }
    if (position > SearchCondition.MAX_POSITION) {
      throw searches.incomplete(
          "a search goes beyond row "
              + SearchCondition.MAX_POSITION
              + ", where no terminal follows");
    }
    return searches.breathe().thenApply(none -> true);
  }

  private CompletionStage<Boolean> onceMore() {
    if (emptyBefore) {
      throw searches.incomplete("it says that there is more and gives nothing");
    }
    emptyBefore = true;
    return searches.around().pause().apply(EMPTY_PAGE_PAUSE).thenApply(none -> true);
  }

  /** Somebody else's search came in between: what it answers now is none of ours. */
  private CompletionStage<Boolean> startAnew() {
    if (starts == MAX_STARTS) {
      throw searches.incomplete(
          "it answers searches that we did not ask (another program may be searching it)");
    }
    starts++;
    found = new Found();
    position = start;
    expected = 0;
    emptyBefore = false;
    condition = searches.condition(searches.freshId(), window, start);
    return CompletableFuture.completedFuture(true);
  }
}
