package org.edgedaemon.replica.slave;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.MasterCalls;
import org.edgedaemon.replica.MasterUnavailableException;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.SlaveState;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/** Changes on their way to the master. */
final class Flight {
  private final List<Sent> sent;
  private final Supplier<CompletableFuture<MasterCalls.Unread>> beginning;
  private @Nullable CompletableFuture<MasterCalls.Unread> answer;
  private @Nullable TableName table;
  private @Nullable String mark;

  /** Ready, and not yet begun. */
  Flight(List<Sent> sent, MasterCalls master) {
    this.sent = List.copyOf(sent);
    this.beginning = master.prepare(sent.stream().map(Sent::change).toList());
  }

  /**
   * A row, and the change that is sent of it. Holds nothing else: what is under way outlives much.
   *
   * @param image the row as it was sent; empty for a delete
   */
  record Sent(RowId row, Optional<RowImage> image, Change change) {
    static Sent of(LocalRow local, Change change) {
      return new Sent(local.id(), local.image(), change);
    }

    /** What is agreed on when the master has it as it was sent. */
    Base agreement(Version version) {
      return new Base(row, version, image.orElse(change.image()), image.isEmpty());
    }
  }

  List<Sent> sent() {
    return sent;
  }

  Map<RowId, Set<String>> fields() {
    Map<RowId, Set<String>> fields = new HashMap<>();
    sent.forEach(one -> fields.put(one.row(), one.change().changed()));
    return fields;
  }

  /**
   * Goes out as soon as the one before is answered; not at all if that fails.
   *
   * @param before null when there is none
   */
  Flight begunAfter(@Nullable Flight before) {
    answer =
        before == null || before.answer == null
            ? beginning.get()
            : before.answer.thenCompose(answered -> beginning.get());
    return this;
  }

  /**
   * Waits for the answer and reads it.
   *
   * @throws MasterUnavailableException when there is no good one
   */
  MasterCalls.Answered await() {
    if (answer == null) {
      throw new IllegalStateException("it was not begun");
    }
    try {
      return answer.get().read();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MasterUnavailableException("this side stops", Optional.empty());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * One for each change.
   *
   * @throws MasterUnavailableException when there are more or fewer
   */
  List<Outcome> outcomes(MasterCalls.Answered answered) {
    if (answered.outcomes().size() != sent.size()) {
      throw new MasterUnavailableException(
          "the master answers for " + answered.outcomes().size() + " changes of " + sent.size(),
          Optional.empty());
    }
    return answered.outcomes();
  }

  /** The scan of the table goes on there, once this is settled. */
  void isFollowedBy(TableName next, String text) {
    table = next;
    mark = text;
  }

  void keepMark(SlaveState state) {
    if (table != null && mark != null) {
      state.mark(table, mark);
    }
  }
}
