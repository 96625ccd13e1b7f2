package org.edgedaemon.device.hikvision.search;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.ResponseStatus;
import org.edgedaemon.device.hikvision.isapi.SearchCondition;
import org.edgedaemon.device.hikvision.isapi.SearchPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the terminal for pages, in the form that its firmware takes. A refusal of the form changes
 * the form and ends what was going on with {@link VariantChanged}.
 */
final class Searches {
  static final String PATH = "/ISAPI/AccessControl/AcsEvent?format=json";

  private static final Logger log = LoggerFactory.getLogger(Searches.class);
  private static final int PAGE_LIMIT = 2 * SearchCondition.MAX_ROWS;

  /** Slower terminals are given air between two pages instead. */
  private static final Duration QUICK = Duration.ofMillis(20);

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private final LogSource source;
  private final Surroundings around;
  private final Ladder ladder = new Ladder();
  private final PageAhead ahead = new PageAhead(this);
  private RequestVariant variant;
  private boolean proven;
  private Duration answerTime = Duration.ZERO;
  private int pageRows = SearchCondition.MAX_ROWS;
  private LongConsumer progress = rows -> {};

  /**
   * @param proven the variant is known from this very firmware
   */
  Searches(LogSource source, Surroundings around, RequestVariant variant, boolean proven) {
    this.source = source;
    this.around = around;
    this.variant = variant;
    this.proven = proven;
  }

  RequestVariant variant() {
    return variant;
  }

  /** So many rows fit into one answer, as was seen. */
  int pageRows() {
    return Math.min(pageRows, variant.rows());
  }

  LogSource source() {
    return source;
  }

  Surroundings around() {
    return around;
  }

  /** What is asked for before it is its turn. */
  PageAhead ahead() {
    return ahead;
  }

  /** Told the rows of every page from now on. */
  void countTo(LongConsumer rows) {
    progress = rows;
  }

  /** The first page only. */
  CompletionStage<Found> first(Window window) {
    return new Paging(this, window, 0, 1).run();
  }

  /** About the newest rows, as many as fit into one answer. */
  CompletionStage<Found> newest(Window window) {
    return first(window)
        .thenCompose(
            found ->
                found.isEmpty() || found.end() == Found.End.WHOLE
                    ? CompletableFuture.completedFuture(found)
                    : new Paging(this, window, lastPage(found), 1).run());
  }

  private int lastPage(Found found) {
    int last = Math.max(0, found.total() - pageRows());
    return Math.min(last, SearchCondition.MAX_POSITION);
  }

  /** All pages. More rows than this end it incomplete. */
  CompletionStage<Found> all(Window window, int maxRows) {
    return new Paging(this, window, 0, maxRows).run();
  }

  /**
   * The same.
   *
   * @param expected so many rows are likely: a guess, to ask ahead by
   * @param beforeLast told what was found before the last page is there
   */
  CompletionStage<Found> all(Window window, int maxRows, int expected, Consumer<Found> beforeLast) {
    return new Paging(this, window, 0, maxRows).expecting(expected).beforeLast(beforeLast).run();
  }

  /** The pages of the whole log from a position on, until so many rows are here. */
  CompletionStage<Found> from(int position, int maxRows) {
    return new Paging(this, Window.ALL, position, maxRows).run();
  }

  String freshId() {
    return around.searchIds().get();
  }

  SearchCondition condition(String id, Window window, int position) {
    return variant.condition(id, window, position);
  }

  CompletionStage<IsapiAnswer> ask(SearchCondition condition) {
    return source.isapi().search(PATH, condition.toJson());
  }

  /** Asks for what will follow the page that is under way, as long as it is wanted. */
  CompletionStage<IsapiAnswer> askNext(SearchCondition condition, BooleanSupplier wanted) {
    return source.isapi().searchNext(PATH, condition.toJson(), wanted);
  }

  /** Whether the terminal answers so fast that it may be asked for a page ahead. */
  boolean quick() {
    return answerTime.compareTo(QUICK) < 0;
  }

  /** Air for the terminal between two pages: a twentieth of what it needed for the last. */
  CompletionStage<Void> breathe() {
    Duration pause = answerTime.dividedBy(20);
    if (pause.toMillis() < 1) {
      return CompletableFuture.completedFuture(null);
    }
    return around.pause().apply(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  DeviceException incomplete(String what) {
    return new DeviceException(
        Reason.INCOMPLETE, source.label() + ": " + what + "; it will be read again");
  }

  /** The page that an answer is, judged by itself. */
  SearchPage judge(IsapiAnswer answer, Window window) {
    if (answer instanceof IsapiAnswer.Page page) {
      return read(page.page().read(), page.took(), window);
    }
    if (answer instanceof IsapiAnswer.Content content) {
      return read(SearchPage.of(content.document()), content.took(), window);
    }
    if (answer instanceof IsapiAnswer.Refused refused) {
      throw refusal(refused, window);
    }
    throw new DeviceException(
        Reason.UNSUPPORTED,
        source.label() + " has no event search (HTTP " + status(answer) + " on " + PATH + ")");
  }

  private SearchPage read(Optional<SearchPage> page, Duration took, Window window) {
    answerTime = took;
    return page.map(rows -> admitted(rows, window))
        .orElseThrow(
            () ->
                new DeviceException(
                    Reason.BROKEN,
                    source.label() + " answered a search with something that is no event list"));
  }

  private SearchPage admitted(SearchPage page, Window window) {
    if (page.rows() > PAGE_LIMIT) {
      throw new DeviceException(
          Reason.BROKEN, source.label() + " answered " + page.rows() + " rows in one page");
    }
    boolean numbered = page.events().stream().anyMatch(row -> row.serialNo() != null);
    boolean unnumbered = window.serials() != null && !page.events().isEmpty() && !numbered;
    if (unnumbered || page.events().stream().anyMatch(row -> !admits(window, row))) {
      variant = Ladder.withoutWindow(variant, window);
      throw changed("answers rows outside the window it was asked for");
    }
    proven = true;
    if (page.status() == SearchPage.Status.MORE && page.rows() > 0) {
      pageRows = Math.min(pageRows, page.rows());
    }
    progress.accept(page.rows());
    return page;
  }

  private static boolean admits(Window window, AccessEvent row) {
    return window.admits(row);
  }

  private RuntimeException refusal(IsapiAnswer.Refused refused, Window window) {
    ResponseStatus status = refused.status();
    if (Ladder.isAboutForm(refused.httpStatus(), status)) {
      RequestVariant next = ladder.next(variant, window, status, proven);
      if (next != null) {
        variant = next;
        return changed("refuses a search (" + Refusals.words(refused) + ")");
      }
    }
    return Refusals.of(source.label(), refused);
  }

  private VariantChanged changed(String why) {
    log.info("{} {}; trying another form of search: {}", source.label(), why, variant);
    return new VariantChanged(why);
  }

  private static int status(IsapiAnswer answer) {
    return answer instanceof IsapiAnswer.Missing missing ? missing.httpStatus() : 0;
  }
}
