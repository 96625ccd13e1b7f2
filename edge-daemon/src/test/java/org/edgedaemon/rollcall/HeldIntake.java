package org.edgedaemon.rollcall;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.intake.Intake;
import org.edgedaemon.intake.IntakeException;

/** An intake that makes durable, or loses, what it holds when a test says so. */
final class HeldIntake implements Intake {
  /** Durable, append by append. */
  final List<List<Entry>> stored = new ArrayList<>();

  private final Deque<Held> waiting = new ArrayDeque<>();
  private long sequence;

  private record Held(List<Entry> entries, CompletableFuture<Long> durable) {}

  @Override
  public CompletionStage<Long> append(List<Entry> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(sequence);
    }
    Held held = new Held(List.copyOf(entries), new CompletableFuture<>());
    waiting.add(held);
    return held.durable();
  }

  int waiting() {
    return waiting.size();
  }

  void store() {
    Held held = waiting.remove();
    stored.add(held.entries());
    sequence += held.entries().size();
    held.durable().complete(sequence);
  }

  void lose() {
    waiting.remove().durable().completeExceptionally(new IntakeException("no room"));
  }

  /** The kinds of what is durable, in order. */
  List<EntryKind> kinds() {
    return stored.stream().flatMap(List::stream).map(Entry::kind).toList();
  }
}
