package org.edgedaemon.app.attendance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.edgedaemon.admin.AttendanceFilter;
import org.edgedaemon.admin.CursorPage;
import org.edgedaemon.admin.DeliveryView;
import org.edgedaemon.admin.MarkView;
import org.edgedaemon.attendance.report.AttendanceReports;
import org.edgedaemon.attendance.report.MarkFilter;
import org.edgedaemon.attendance.report.MarkReport;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.outbox.DeliveryLog;
import org.edgedaemon.outbox.DeliveryNote;
import org.edgedaemon.outbox.DeliveryRecord;
import org.edgedaemon.outbox.DeliveryState;
import org.edgedaemon.punch.EventId;

/**
 * Marks with what came of them at the destinations.
 *
 * @param takers the destinations that take marks now
 * @param watermark of a destination: everything up to there is settled
 */
record MarkPages(
    AttendanceReports reports,
    DeliveryLog log,
    Supplier<List<DestinationId>> takers,
    ToLongFunction<DestinationId> watermark) {
  private static final Set<DeliveryState> BAD = Set.of(DeliveryState.FAILED, DeliveryState.DEAD);

  /** Of failures, marks that others narrow away fill no page: look on, but not for ever. */
  private static final int ROUNDS = 50;

  CursorPage<MarkView> page(AttendanceFilter filter, MarkFilter marks) {
    return filter.failed() ? failed(filter, marks) : all(filter, marks);
  }

  private CursorPage<MarkView> all(AttendanceFilter filter, MarkFilter marks) {
    List<MarkReport> found = reports.marks(marks);
    boolean full = found.size() >= marks.limit();
    return new CursorPage<>(
        views(found, filter), full ? Long.toString(found.get(found.size() - 1).sequence()) : null);
  }

  private CursorPage<MarkView> failed(AttendanceFilter filter, MarkFilter marks) {
    List<MarkView> views = new ArrayList<>();
    long after = marks.afterSequence();
    for (int round = 0; round < ROUNDS; round++) {
      List<DeliveryRecord> records = log.find(BAD, filter.destination(), after, marks.limit());
      if (records.isEmpty()) {
        return new CursorPage<>(views, null);
      }
      for (MarkReport mark : reports.marks(marksOf(records))) {
        if (matches(mark, marks)) {
          views.addAll(views(List.of(mark), filter));
          if (views.size() >= marks.limit()) {
            return new CursorPage<>(views, Long.toString(mark.sequence()));
          }
        }
      }
      after = records.get(records.size() - 1).last().sequence();
    }
    return new CursorPage<>(views, Long.toString(after));
  }

  private static Set<Long> marksOf(List<DeliveryRecord> records) {
    return records.stream()
        .map(DeliveryRecord::last)
        .filter(note -> note.kind() == EntryKind.MARK)
        .map(DeliveryNote::sequence)
        .collect(Collectors.toSet());
  }

  private static boolean matches(MarkReport report, MarkFilter filter) {
    var mark = report.mark();
    return (filter.unit() == null || filter.unit().equals(mark.unit().code()))
        && (filter.student() == null || filter.student().equals(mark.student().admission()))
        && (filter.session() == null || filter.session().equals(mark.session().id()))
        && (filter.from() == null || !mark.markedAt().toInstant().isBefore(filter.from()))
        && (filter.to() == null || mark.markedAt().toInstant().isBefore(filter.to()));
  }

  private List<MarkView> views(List<MarkReport> marks, AttendanceFilter filter) {
    Map<EventId, List<DeliveryRecord>> records =
        log.of(marks.stream().map(mark -> mark.mark().eventId()).toList());
    Map<DestinationId, Long> settled = new HashMap<>();
    takers.get().forEach(taker -> settled.put(taker, watermark.applyAsLong(taker)));
    return marks.stream()
        .map(
            mark ->
                AttendanceViews.of(
                    mark,
                    deliveries(
                        mark,
                        records.getOrDefault(mark.mark().eventId(), List.of()),
                        settled,
                        filter)))
        .toList();
  }

  private static List<DeliveryView> deliveries(
      MarkReport mark,
      List<DeliveryRecord> records,
      Map<DestinationId, Long> settled,
      AttendanceFilter filter) {
    List<DeliveryView> views = new ArrayList<>();
    Set<DestinationId> recorded = new HashSet<>();
    for (DeliveryRecord record : records) {
      recorded.add(record.last().destination());
      views.add(DeliveryView.of(record));
    }
    settled.forEach(
        (taker, watermark) -> {
          if (!recorded.contains(taker)) {
            views.add(DeliveryView.unrecorded(taker.value(), mark.sequence() <= watermark));
          }
        });
    DestinationId only = filter.destination();
    return views.stream()
        .filter(view -> only == null || view.destination().equals(only.value()))
        .sorted(Comparator.comparing(DeliveryView::destination))
        .toList();
  }
}
