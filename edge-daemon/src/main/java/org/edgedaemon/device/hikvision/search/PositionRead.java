package org.edgedaemon.device.hikvision.search;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.search.SearchCursor.Place.ByPosition;
import org.jspecify.annotations.Nullable;

/**
 * Reads on from the last row known, page by page. Each page begins with the last row of the one
 * before: only so is it seen that rows were overwritten or put in meanwhile, which moves all
 * positions. What has moved is looked for further up; what is not found means reading everything.
 */
final class PositionRead {
  /** Pages to go back; rows overwritten since the last read are seldom more. */
  private static final int MAX_BACK = 20;

  private static final int MAX_RESCANS = 3;

  private final PositionLog log;
  private final Reading reading;
  private final Scope scope;
  private final boolean skipKnown;
  private int lastIndex = -1;
  private String lastRow = "";
  private int back;
  private int rescans;
  private @Nullable ByPosition durable;
  private Reading.End end = Reading.End.CAUGHT_UP;

  /**
   * @param base the last row that is ours; null reads everything
   */
  PositionRead(PositionLog log, Reading reading, @Nullable ByPosition base, Scope scope) {
    this.log = log;
    this.reading = reading;
    this.scope = scope;
    this.durable = base;
    this.skipKnown = base != null;
    if (base != null && base.count() > 0) {
      lastIndex = base.count() - 1;
      lastRow = base.lastRow();
    }
  }

  CompletionStage<Reading.End> run() {
    return Repeat.whileTrue(this::page)
        .thenCompose(none -> reading.drained())
        .thenApply(none -> end);
  }

  /** Where to go on; null when nothing was read at all. */
  @Nullable ByPosition durable() {
    return durable;
  }

  private CompletionStage<Boolean> page() {
    int position = Math.max(0, lastIndex - back * (log.pageRows() - 1));
    return log.page(position)
        .thenCompose(found -> take(found, position))
        .thenCompose(goOn -> goOn ? air() : CompletableFuture.completedFuture(false));
  }

  private CompletionStage<Boolean> air() {
    return log.searches().breathe().thenApply(none -> true);
  }

  private CompletionStage<Boolean> take(Found found, int position) {
    int known = lastIndex < 0 ? -1 : indexOfLast(found);
    if (lastIndex >= 0 && known < 0) {
      return lookBack(position);
    }
    if (lastIndex >= 0 && position + known > lastIndex) {
      return rescan();
    }
    back = 0;
    List<AccessEvent> news = found.events().subList(known + 1, found.events().size());
    if (found.received() > 0 && !found.events().isEmpty()) {
      lastIndex = position + found.received() - 1 - found.unreadable().size();
      lastRow = RowName.of(found.events().get(found.events().size() - 1));
    }
    boolean more = found.end() != Found.End.WHOLE && !news.isEmpty();
    return give(news, found).thenApply(none -> more && goOn());
  }

  private CompletionStage<Void> give(List<AccessEvent> news, Found found) {
    ByPosition here = lastIndex < 0 ? null : new ByPosition(lastIndex + 1, lastRow);
    List<AccessEvent> wanted = news.stream().filter(scope::has).toList();
    return reading.give(
        skipKnown ? log.state().news(wanted) : wanted,
        log.state().newUnreadable(found.unreadable()),
        () -> durable = here);
  }

  private CompletionStage<Boolean> lookBack(int position) {
    if (position == 0 || ++back > MAX_BACK) {
      return rescan();
    }
    return CompletableFuture.completedFuture(true);
  }

  private CompletionStage<Boolean> rescan() {
    if (rescans++ == MAX_RESCANS) {
      throw log.searches().incomplete("its log moves faster than it can be read");
    }
    back = 0;
    lastIndex = -1;
    lastRow = "";
    return CompletableFuture.completedFuture(true);
  }

  private boolean goOn() {
    if (scope.equals(Scope.ALL) && reading.longEnough()) {
      end = Reading.End.MORE;
      return false;
    }
    return true;
  }

  private int indexOfLast(Found found) {
    List<AccessEvent> events = found.events();
    for (int i = events.size() - 1; i >= 0; i--) {
      if (RowName.of(events.get(i)).equals(lastRow)) {
        return i;
      }
    }
    return -1;
  }
}
