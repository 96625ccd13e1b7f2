package org.edgedaemon.device.hikvision.isapi;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an event search may ask, {@code GET /ISAPI/AccessControl/AcsEvent/capabilities?format=json}.
 * Terminals without it may search all the same.
 *
 * @param maxRows of one page, 1 to {@value SearchCondition#MAX_ROWS}
 * @param serialWindow takes both ends of a window of serial numbers
 * @param maxSerial the highest end of such a window; null when not said
 * @param timeReverseOrder can give the newest first
 * @param eventAttribute can filter by attendance
 * @param majors that can be asked for; empty when not said
 */
public record SearchCapabilities(
    int maxRows,
    boolean serialWindow,
    @Nullable Long maxSerial,
    boolean timeReverseOrder,
    boolean eventAttribute,
    Set<Integer> majors) {
  private static final String CONDITION = "AcsEventCond";

  public SearchCapabilities {
    majors = Set.copyOf(majors);
  }

  /** Empty when the document tells nothing of the condition of a search. */
  public static Optional<SearchCapabilities> of(IsapiDocument document) {
    Fields event = document.under("AcsEvent");
    Fields condition = document.isNamed(CONDITION) ? event : event.child(CONDITION);
    return condition.isEmpty() ? Optional.empty() : Optional.of(read(event, condition));
  }

  private static SearchCapabilities read(Fields event, Fields condition) {
    return new SearchCapabilities(
        Math.min(
            rows(condition.child("maxResults").number("@max")),
            rows(event.child("InfoList").number("maxSize"))),
        condition.has("beginSerialNo") && condition.has("endSerialNo"),
        condition.child("endSerialNo").number("@max"),
        condition.has("timeReverseOrder"),
        condition.has("eventAttribute"),
        numbers(options(condition.child("major"))));
  }

  private static int rows(@Nullable Long said) {
    return said == null || said < 1
        ? SearchCondition.MAX_ROWS
        : (int) Math.min(said, SearchCondition.MAX_ROWS);
  }

  /** One text with commas, or an array. */
  private static Set<String> options(Fields field) {
    Set<String> options = new LinkedHashSet<>();
    String joined = field.text("@opt");
    if (joined != null) {
      Arrays.stream(joined.split(",")).map(String::strip).forEach(options::add);
    }
    field.node().path("@opt").forEach(option -> options.add(option.asText().strip()));
    options.removeIf(String::isEmpty);
    return options;
  }

  private static Set<Integer> numbers(Set<String> options) {
    Set<Integer> numbers = new LinkedHashSet<>();
    Predicate<String> small = option -> option.matches("\\d{1,6}");
    options.stream().filter(small).map(Integer::valueOf).forEach(numbers::add);
    return numbers;
  }
}
