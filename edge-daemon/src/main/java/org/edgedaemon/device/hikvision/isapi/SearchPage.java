package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one page of an event search, in the terminal's order (by time, not by serial
 * number).
 *
 * @param searchId as echoed; null when absent
 * @param total of the whole search at that moment; null when absent. Not to be relied on
 * @param events rows that could be read
 * @param unreadable rows that could not: no type, or no object at all
 */
public record SearchPage(
    @Nullable String searchId,
    Status status,
    @Nullable Integer total,
    List<AccessEvent> events,
    List<UnreadableRow> unreadable) {
  private static final String ROOT = "AcsEvent";
  private static final int MAX_RAW = 2_000;

  public SearchPage {
    events = List.copyOf(events);
    unreadable = List.copyOf(unreadable);
  }

  /** Where the search stands. */
  public enum Status {
    /** There is more. */
    MORE,
    /** This was the last page. */
    OK,
    /** Nothing, or nothing more. */
    NO_MATCH
  }

  /** A row that makes no sense, as it came (cut to 2,000 characters), and why. */
  public record UnreadableRow(String raw, String reason) {}

  /** Rows received: what the next position advances by. */
  public int rows() {
    return events.size() + unreadable.size();
  }

  /** Empty when the document is no answer to an event search. */
  public static Optional<SearchPage> of(IsapiDocument document) {
    Fields fields = document.under(ROOT);
    List<Fields> rows = fields.list(fields.has("InfoList") ? "InfoList" : "MatchList");
    return SearchEnd.of(fields, rows.size()).map(status -> page(fields, status, rows));
  }

  private static SearchPage page(Fields fields, Status status, List<Fields> rows) {
    List<AccessEvent> events = new ArrayList<>();
    List<UnreadableRow> unreadable = new ArrayList<>();
    for (Fields row : rows) {
      AccessEvents.ofRow(row.node())
          .ifPresentOrElse(events::add, () -> unreadable.add(unreadable(row.node())));
    }
    return new SearchPage(
        fields.text("searchID"), status, fields.integer("totalMatches"), events, unreadable);
  }

  static UnreadableRow unreadable(JsonNode row) {
    String raw = JsonTree.compact(row);
    return new UnreadableRow(
        raw.length() > MAX_RAW ? raw.substring(0, MAX_RAW) : raw,
        row.isObject() ? "no major and minor type" : "no object");
  }
}
