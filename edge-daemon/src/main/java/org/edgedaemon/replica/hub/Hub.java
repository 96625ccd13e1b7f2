package org.edgedaemon.replica.hub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpHandler;
import org.edgedaemon.http.Route;
import org.edgedaemon.http.ServerRequest;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.MasterCalls.Page;
import org.edgedaemon.replica.MasterStore;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TablesException;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.master.Master;
import org.edgedaemon.replica.wire.Acknowledgement;
import org.edgedaemon.replica.wire.Download;
import org.edgedaemon.replica.wire.Keys;
import org.edgedaemon.replica.wire.MalformedException;
import org.edgedaemon.replica.wire.News;
import org.edgedaemon.replica.wire.Sent;
import org.edgedaemon.replica.wire.Times;
import org.edgedaemon.replica.wire.Upload;
import org.edgedaemon.replica.wire.UploadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The master's calls:
 *
 * <pre>
 *   POST /api/sync/upload        changes of a slave → an outcome for each
 *   GET  /api/sync/download      ?last_synced_at&amp;tables&amp;limit → rows of others
 *   POST /api/sync/acknowledge   how the slave's round ended
 *   POST /api/sync/compare       keys of rows → those that the master knows nothing of
 *   GET  /api/sync/changes       WebSocket, or ?since&amp;wait: told when there is something
 * </pre>
 */
public final class Hub implements AutoCloseable {
  private static final String ROOT = "/api/sync/";
  private static final int MAX_ACKNOWLEDGEMENT = 16 * 1024;
  private static final int MAX_QUESTION = 1024 * 1024;
  private static final int PAGE = 500;
  private static final int MAX_PAGE = 1_000;
  private static final int PAGE_BYTES = 4 * 1024 * 1024;
  private static final int MAX_WAIT = 50;
  private static final Duration SWEEP = Duration.ofHours(6);

  private final HubConfig config;
  private final Master master;
  private final MasterStore store;
  private final RunHistory history;
  private final InstantSource clock;
  private final Accounts accounts;
  private final Desk desk = new Desk();
  private final Bell bell = new Bell();
  private final Answers answers = new Answers();

  /** The newest version that was there when somebody was told last. On the thread of the desk. */
  private @Nullable Version told;

  /**
   * Nothing is done before {@link #start} or a call.
   *
   * @param store that of the master
   * @param history where rounds of slaves are kept that came to something
   */
  public Hub(
      HubConfig config,
      Master master,
      MasterStore store,
      RunHistory history,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.config = config;
    this.master = master;
    this.store = store;
    this.history = history;
    this.clock = clock;
    this.accounts = new Accounts(config.slaves(), config.ratePerSecond(), nanoTime);
  }

  /** Begins to look for what the master's own applications change. */
  public void start() {
    desk.every(config.watch(), this::look);
    desk.every(SWEEP, this::sweep);
  }

  public List<Route> routes() {
    return List.of(
        Route.upload(ROOT + "upload", accounts, config.maxBody(), working(this::upload)),
        Route.get(ROOT + "download", accounts, working(this::download)),
        Route.upload(
            ROOT + "acknowledge", accounts, MAX_ACKNOWLEDGEMENT, working(this::acknowledge)),
        Route.upload(ROOT + "compare", accounts, MAX_QUESTION, working(this::compare)),
        Route.get(ROOT + "changes", accounts, this::changes));
  }

  /** What is known of each slave. */
  public List<SlaveFigures> slaves() {
    return accounts.all().stream()
        .map(account -> account.figures(bell.hears(account.id())))
        .toList();
  }

  /** Why its database cannot be used; empty while it can. */
  public Optional<String> trouble() {
    return answers.trouble();
  }

  /**
   * Does something with the master and its store, in turn with the calls of slaves; who listens is
   * told of what is new afterwards.
   */
  public <T> CompletionStage<T> with(BiFunction<Master, MasterStore, T> work) {
    return desk.ask(() -> ringing(null, () -> work.apply(master, store)));
  }

  /** What is under way ends; nothing is begun any more. */
  @Override
  public void close() {
    bell.close();
    desk.close();
  }

  /** Blocking work of a slave. */
  private interface Work {
    HttpAnswer of(Account slave, ServerRequest request);
  }

  private HttpHandler working(Work work) {
    return request -> {
      Account slave = accounts.owner(request);
      if (slave == null) {
        return CompletableFuture.completedFuture(Accounts.stranger());
      }
      slave.called(clock.instant());
      return desk.ask(
              () -> {
                remember(slave);
                slave.begins(clock.instant());
                return work.of(slave, request);
              })
          .exceptionally(answers::failed);
    };
  }

  /** What it said before this master was started, once. */
  private void remember(Account slave) {
    if (!slave.isKnown()) {
      slave.known(store.slave(slave.id()));
    }
  }

  private HttpAnswer upload(Account slave, ServerRequest request) {
    List<Sent> sent =
        Upload.read(request.body().shared(), config.specs(), clock.instant(), slave.seen());
    List<Change> changes = new ArrayList<>();
    for (Sent one : sent) {
      if (one instanceof Sent.Good good) {
        changes.add(good.change());
      }
    }
    List<Outcome> judged =
        changes.isEmpty()
            ? List.of()
            : ringing(slave.id(), () -> master.upload(slave.id(), changes));
    List<Outcome> outcomes = inOrder(sent, judged.iterator());
    slave.judged(outcomes);
    List<String> ids = sent.stream().map(Sent::id).toList();
    return Answers.json(request, UploadAnswer.write(ids, outcomes, clock.instant()));
  }

  private static List<Outcome> inOrder(List<Sent> sent, Iterator<Outcome> judged) {
    List<Outcome> outcomes = new ArrayList<>(sent.size());
    for (Sent one : sent) {
      outcomes.add(
          one instanceof Sent.Bad bad ? new Outcome.Rejected(bad.reason()) : judged.next());
    }
    return outcomes;
  }

  private HttpAnswer download(Account slave, ServerRequest request) {
    Version since = version(request, "last_synced_at");
    boolean all = slave.needsItsOwn(since, store::newest);
    if (all) {
      note(slave);
    }
    String without = all ? Master.NOBODY : slave.id();
    Page page = master.download(without, since, tables(request), limit(request));
    answers.well();
    return Answers.json(request, Download.write(page, PAGE_BYTES, slave::told));
  }

  private HttpAnswer compare(Account slave, ServerRequest request) {
    List<RowId> asked = Keys.read(request.body().toBytes());
    asked.stream().limit(1).forEach(row -> table(row.table().value()));
    return Answers.json(request, Keys.answer(master.unknown(asked)));
  }

  private HttpAnswer acknowledge(Account slave, ServerRequest request) {
    Acknowledgement how = Acknowledgement.read(request.body().toBytes());
    slave.acknowledged(how, clock.instant()).ifPresent(history::record);
    if (how.success()) {
      note(slave);
    }
    return HttpAnswer.json(200, "{\"server_time\":\"" + clock.instant() + "\"}");
  }

  private void note(Account slave) {
    slave.note().ifPresent(note -> store.slave(slave.id(), note));
  }

  private CompletionStage<HttpAnswer> changes(ServerRequest request) {
    Account slave = accounts.owner(request);
    if (slave == null) {
      return CompletableFuture.completedFuture(Accounts.stranger());
    }
    slave.called(clock.instant());
    if (request.asksForSocket()) {
      return CompletableFuture.completedFuture(HttpAnswer.socket(bell.listener(slave.id())));
    }
    return waiting(slave, request).exceptionally(answers::failed);
  }

  private CompletionStage<HttpAnswer> waiting(Account slave, ServerRequest request) {
    try {
      Version since = version(request, "since");
      Duration patience = Duration.ofSeconds(number(request, "wait", 0, MAX_WAIT, 0));
      // Listens first, then looks: nothing slips in between.
      CompletableFuture<@Nullable News> next = bell.next(slave.id(), patience);
      return desk.ask(store::newest)
          .thenCompose(
              newest -> {
                if (newest.isAfter(since)) {
                  next.complete(new News(newest));
                }
                return next.thenApply(news -> news == null ? new News(newest) : news);
              })
          .thenApply(news -> HttpAnswer.json(200, news.write()));
    } catch (MalformedException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Does it, and tells who listens when there is something new. */
  private <T> T ringing(@Nullable String without, Supplier<T> work) {
    Version before = told == null ? store.newest() : told;
    T result = work.get();
    Version after = store.newestSeen();
    answers.well();
    told = after;
    if (after.isAfter(before)) {
      bell.ring(without, after);
    }
    return result;
  }

  private void look() {
    try {
      Version unused = ringing(null, this::captured);
    } catch (TablesException e) {
      answers.note(e);
    } catch (RuntimeException e) {
      answers.note(new IllegalStateException("looking for own changes failed: " + e, e));
    }
  }

  /** Others may work in the database too. */
  private Version captured() {
    int unused = master.capture();
    return store.newest();
  }

  private void sweep() {
    Instant before = clock.instant().minus(config.retention());
    try {
      store.forget(before);
    } catch (TablesException e) {
      answers.note(e);
    }
  }

  private Set<TableName> tables(ServerRequest request) {
    Set<TableName> asked = new LinkedHashSet<>();
    for (String list : request.query().getOrDefault("tables", List.of())) {
      if (!list.isBlank()) {
        for (String name : list.split(",", -1)) {
          asked.add(table(name.strip()));
        }
      }
    }
    return asked.isEmpty() ? config.specs().keySet() : asked;
  }

  private TableName table(String name) {
    return config.specs().keySet().stream()
        .filter(known -> known.value().equals(name))
        .findFirst()
        .orElseThrow(() -> new MalformedException("tables names one that is not kept here"));
  }

  private static int limit(ServerRequest request) {
    return number(request, "limit", 1, MAX_PAGE, PAGE);
  }

  private static int number(ServerRequest request, String name, int least, int most, int fallback) {
    String text = request.query(name).orElse(Integer.toString(fallback));
    if (!text.matches("[0-9]{1,6}")) {
      throw new MalformedException(name + " is not a whole number");
    }
    return Math.max(least, Math.min(most, Integer.parseInt(text)));
  }

  private static Version version(ServerRequest request, String name) {
    return request
        .query(name)
        .filter(text -> !text.isBlank())
        .map(text -> Times.version(name, text))
        .orElse(Version.NONE);
  }
}
