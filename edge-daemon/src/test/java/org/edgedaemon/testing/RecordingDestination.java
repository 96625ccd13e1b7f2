package org.edgedaemon.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.health.CheckResult;

/**
 * A destination that writes down every call and answers by a rule of the test, at once or when the
 * test lets it.
 */
public final class RecordingDestination implements Destination {
  /** A delivery that waits for its answer. */
  public record Open(List<SequencedEntry> entries, CompletableFuture<DeliveryResult> answer) {}

  private final DestinationId id;
  private final int batchLimit;
  private final int concurrency;
  private final List<List<Long>> calls = new ArrayList<>();
  private final List<SequencedEntry> accepted = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private Function<SequencedEntry, String> group = entry -> "";
  private Function<List<SequencedEntry>, DeliveryResult> rule = entries -> new Accepted(0);
  private CheckResult check = CheckResult.ok("there");
  private boolean holding;
  private int checks;
  private int mostOpen;
  private boolean closed;

  public RecordingDestination(String id, int batchLimit, int concurrency) {
    this.id = new DestinationId(id);
    this.batchLimit = batchLimit;
    this.concurrency = concurrency;
  }

  /** The answer to everything that is delivered from now on. */
  public synchronized void answer(Function<List<SequencedEntry>, DeliveryResult> newRule) {
    rule = newRule;
  }

  public synchronized void answer(DeliveryResult result) {
    rule = entries -> result;
  }

  public synchronized void check(CheckResult result) {
    check = result;
  }

  public synchronized void group(Function<SequencedEntry, String> newGroup) {
    group = newGroup;
  }

  /** Answers wait for {@link #release}. */
  public synchronized void hold(boolean hold) {
    holding = hold;
  }

  /** The deliveries that wait for an answer, oldest first. */
  public synchronized List<Open> open() {
    return List.copyOf(open);
  }

  /** Answers one waiting delivery by the rule. */
  public synchronized void release(Open delivery) {
    open.remove(delivery);
    delivery.answer().complete(judge(delivery.entries()));
  }

  public synchronized void releaseAll() {
    for (Open delivery : open()) {
      release(delivery);
    }
  }

  private DeliveryResult judge(List<SequencedEntry> entries) {
    DeliveryResult result = rule.apply(entries);
    if (result instanceof Accepted) {
      accepted.addAll(entries);
    } else if (result instanceof Rejected rejected) {
      List<SequencedEntry> innocent =
          entries.stream()
              .filter(entry -> !rejected.sequences().contains(entry.sequence()))
              .toList();
      if (innocent.size() < entries.size()) {
        accepted.addAll(innocent);
      }
    }
    return result;
  }

  @Override
  public synchronized CompletionStage<DeliveryResult> deliver(List<SequencedEntry> entries) {
    calls.add(entries.stream().map(SequencedEntry::sequence).toList());
    if (!holding) {
      return CompletableFuture.completedStage(judge(entries));
    }
    Open delivery = new Open(entries, new CompletableFuture<>());
    open.add(delivery);
    mostOpen = Math.max(mostOpen, open.size());
    return delivery.answer();
  }

  @Override
  public synchronized CompletionStage<CheckResult> check() {
    checks++;
    return CompletableFuture.completedStage(check);
  }

  @Override
  public DestinationId id() {
    return id;
  }

  @Override
  public Set<EntryKind> accepts() {
    return Set.of(EntryKind.PUNCH);
  }

  @Override
  public int batchLimit() {
    return batchLimit;
  }

  @Override
  public int concurrency() {
    return concurrency;
  }

  @Override
  public synchronized String groupOf(SequencedEntry entry) {
    return group.apply(entry);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  /** The sequences of every call, in order. */
  public synchronized List<List<Long>> calls() {
    return List.copyOf(calls);
  }

  /** Every entry accepted, in order, repeats included. */
  public synchronized List<SequencedEntry> accepted() {
    return List.copyOf(accepted);
  }

  public synchronized List<Long> acceptedSequences() {
    return accepted.stream().map(SequencedEntry::sequence).toList();
  }

  public synchronized int checks() {
    return checks;
  }

  public synchronized int mostOpen() {
    return mostOpen;
  }

  public static Unavailable trouble() {
    return new Unavailable(Unavailable.Kind.TROUBLE, null, 503, "no");
  }
}
