package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.edgedaemon.replica.master.Master;
import org.edgedaemon.replica.slave.RoundReport;
import org.edgedaemon.replica.slave.Slave;
import org.edgedaemon.replica.slave.SlaveConfig;
import org.junit.jupiter.api.Test;

/** What a slave says to its master, call by call. */
class SlaveTest {
  private static final Map<TableName, TableSpec> SPECS = Map.of(World.TABLE, World.SPEC);
  private static final Duration COMPARE = Duration.ofMinutes(10);
  private static final RowId ROW = new RowId(World.TABLE, new RowKey("r"));

  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private final MemoryTables centre = new MemoryTables(() -> now, false, true);
  private final MemoryMasterStore store = new MemoryMasterStore(centre);
  private final Master master = new Master(SPECS, store, centre, COMPARE, () -> now);
  private final MemoryTables office = new MemoryTables(() -> now, false, true);
  private final MemorySlaveState state = new MemorySlaveState();
  private final Calls calls = new Calls();

  /** Else its own first change would count as that of somebody else: a conflict with itself. */
  @Test
  void aRowThatIsUnderWayIsWaitedForBeforeItIsSentAgain() {
    edit("first");
    new Slave(config(), seenTwice(() -> edit("second")), state, calls).round();

    assertThat(calls.sent).hasSize(2);
    Change again = calls.sent.get(1);
    assertThat(again.action()).isEqualTo(Action.UPDATE);
    assertThat(again.base()).as("the first was agreed on").isNotNull();
    assertThat(again.changed()).containsExactlyInAnyOrder("a", "updated_at");
    assertThat(store.notes()).isEmpty();
    assertThat(centre.rows().get(ROW).fields().get("a").textValue()).isEqualTo("second");
  }

  @Test
  void aChangeThatWasNotAnsweredIsSentAgainUnderItsId() {
    edit("first");
    Slave slave = new Slave(config(), office, state, calls);
    calls.answers = false;
    assertThatThrownBy(slave::round).isInstanceOf(MasterUnavailableException.class);
    assertThatThrownBy(slave::round).isInstanceOf(MasterUnavailableException.class);
    calls.answers = true;
    slave.round();
    List<String> ids = calls.sent.stream().map(Change::id).distinct().toList();
    assertThat(calls.sent).hasSize(3);
    // What was not answered for is a change of its own kind once, and then stays the same.
    assertThat(ids).hasSizeLessThan(3);
    assertThat(calls.sent.get(2).id()).isEqualTo(calls.sent.get(1).id());
    slave.round();
    assertThat(calls.sent).as("nothing is left").hasSize(3);
  }

  /** What waits behind it may refer to it; and who fails to answer is left alone. */
  @Test
  void whatWaitsBehindAChangeThatWasNotAnsweredIsNotSent() throws Exception {
    for (String key : List.of("a", "b", "c")) {
      office.put(new RowId(World.TABLE, new RowKey(key)), row(key, "new"));
    }
    ExecutorService line = Executors.newSingleThreadExecutor();
    calls.answers = false;
    calls.line = line;
    Slave slave = new Slave(config(), office, state, calls);
    assertThatThrownBy(slave::round).isInstanceOf(MasterUnavailableException.class);
    line.shutdown();
    assertThat(line.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(calls.sent).hasSize(1);

    calls.answers = true;
    calls.line = Runnable::run;
    slave.round();
    assertThat(centre.rows()).hasSize(3);
    assertThat(state.pending()).isZero();
  }

  /** The master may have it: only to send the old value again makes both equal. */
  @Test
  void aChangeThatWasNotAnsweredAndTakenBackIsUndoneAtTheMaster() {
    edit("first");
    Slave slave = new Slave(config(), office, state, calls);
    slave.round();
    edit("second");
    calls.answers = false;
    assertThatThrownBy(slave::round).isInstanceOf(MasterUnavailableException.class);
    assertThat(centre.rows().get(ROW).fields().get("a").textValue()).isEqualTo("second");
    edit("first");
    calls.answers = true;
    slave.round();
    assertThat(centre.rows().get(ROW).fields().get("a").textValue()).isEqualTo("first");
  }

  /** Scans of this office see no deletes, and nothing was agreed on that a comparison goes by. */
  @Test
  void aNewRowThatWasNotAnsweredForAndIsDeletedIsDeletedAtTheMasterToo() {
    MemoryTables blind = new MemoryTables(() -> now, false, false);
    edit(blind, "first");
    Slave slave = new Slave(config(), blind, state, calls);
    calls.answers = false;
    assertThatThrownBy(slave::round).isInstanceOf(MasterUnavailableException.class);
    assertThat(centre.rows()).hasSize(1);
    now = now.plusSeconds(1);
    blind.remove(ROW);
    calls.answers = true;
    slave.round();
    assertThat(centre.rows()).isEmpty();
  }

  @Test
  void aRowThatTheOfficeDoesNotTakeComesAgainUntilItDoes() {
    edit(centre, "first");
    master.capture();
    boolean[] refuses = {true};
    Slave slave = new Slave(config(), refusing(() -> refuses[0]), state, calls);
    RoundReport report = slave.round();
    assertThat(report.errors()).singleElement().asString().contains("it is locked");
    refuses[0] = false;
    slave.round();
    assertThat(office.rows()).containsOnlyKeys(ROW);
  }

  /** Tables whose transactions take no row. */
  private Tables refusing(BooleanSupplier refuses) {
    return (Tables)
        Proxy.newProxyInstance(
            Tables.class.getClassLoader(),
            new Class<?>[] {Tables.class},
            (self, method, arguments) -> {
              if (method.getName().equals("transaction") && refuses.getAsBoolean()) {
                return office.transaction(in -> refused((Tables.Work<?>) arguments[0], in));
              }
              return method.invoke(office, arguments);
            });
  }

  private static Object refused(Tables.Work<?> work, Tables.Transaction in) {
    Object result = work.in(in);
    if (!in.read(List.of(ROW)).isEmpty()) {
      throw new RowRefusedException(ROW, "it is locked");
    }
    return result;
  }

  /** A scan of two parts, and somebody edits the row between them. */
  private Tables seenTwice(Runnable meanwhile) {
    Deque<Tables.Scan> parts = new ArrayDeque<>();
    return (Tables)
        Proxy.newProxyInstance(
            Tables.class.getClassLoader(),
            new Class<?>[] {Tables.class},
            (self, method, arguments) -> {
              if (!method.getName().equals("scan")) {
                return method.invoke(office, arguments);
              }
              if (parts.isEmpty()) {
                Tables.Scan first = office.scan(World.TABLE, null, 1);
                meanwhile.run();
                parts.add(office.scan(World.TABLE, null, 1));
                return new Tables.Scan(first.rows(), first.mark(), true);
              }
              return parts.remove();
            });
  }

  /** Databases are full of times that mean none. */
  @Test
  void aTimeThatNoMasterTakesStopsNoRow() {
    new Slave(config(), office, state, calls).round();
    List.of(
            "-1000000000-01-01T00:00:00Z",
            "1899-12-30T00:00:00Z",
            "9999-12-31T23:59:59.999999Z",
            "+1000000000-12-31T23:59:59Z")
        .forEach(
            time -> {
              calls.sent.clear();
              office.put(ROW, dated(time));
              new Slave(config(), office, state, calls).round();
              assertThat(calls.sent)
                  .singleElement()
                  .satisfies(
                      change -> {
                        assertThat(change.updatedAt())
                            .isBetween(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"));
                        assertThat(change.image()).isEqualTo(dated(time));
                      });
            });
  }

  @Test
  void aPartThatTheMasterDoesNotTakeIsNamedAndStaysToBeSent() {
    Slave slave = new Slave(new SlaveConfig(SPECS, true, COMPARE, 1), office, state, calls);
    edit("first");
    slave.round();
    edit("second");
    calls.rejection = "field a is too long";
    RoundReport report = slave.round();

    assertThat(calls.sent.get(1).whole()).isFalse();
    assertThat(report.errors())
        .singleElement()
        .asString()
        .contains("items r", "the master does not take it: field a is too long");
    assertThat(report.pending()).isEqualTo(1);

    calls.rejection = null;
    assertThat(slave.round().errors()).isEmpty();
    assertThat(calls.sent.get(calls.sent.size() - 1).whole()).isFalse();
    assertThat(centre.rows().get(ROW).fields().get("a").textValue()).isEqualTo("second");
  }

  private static RowImage dated(String time) {
    return RowImage.of(
        Map.of(
            "id", TextNode.valueOf("r"),
            "a", TextNode.valueOf(time),
            "updated_at", TextNode.valueOf(time)));
  }

  private void edit(String value) {
    edit(office, value);
  }

  private void edit(MemoryTables tables, String value) {
    now = now.plusSeconds(1);
    tables.put(ROW, row("r", value));
  }

  private RowImage row(String key, String value) {
    return RowImage.of(
        Map.of(
            "id", TextNode.valueOf(key),
            "a", TextNode.valueOf(value),
            "updated_at", TextNode.valueOf(now.toString())));
  }

  private static SlaveConfig config() {
    return new SlaveConfig(SPECS, false, COMPARE, 1);
  }

  /** On a line of their own; the master has judged by then, whatever comes of it. */
  private final class Calls extends StraightCalls {
    private final List<Change> sent = new ArrayList<>();
    private Executor line = Runnable::run;
    private boolean answers = true;
    private String rejection;

    Calls() {
      super("office", SlaveTest.this.master, () -> now);
    }

    @Override
    public Answered upload(List<Change> changes) {
      sent.addAll(changes);
      if (rejection != null) {
        Outcome rejected = new Outcome.Rejected(rejection);
        return new Answered(changes.stream().map(change -> rejected).toList(), now);
      }
      Answered answered = super.upload(changes);
      if (!answers && !changes.isEmpty()) {
        throw new MasterUnavailableException("the answer is lost", Optional.empty());
      }
      return answered;
    }

    @Override
    public CompletableFuture<Unread> begin(List<Change> changes) {
      return CompletableFuture.supplyAsync(
          () -> {
            Answered answered = upload(changes);
            return () -> answered;
          },
          line);
    }
  }
}
