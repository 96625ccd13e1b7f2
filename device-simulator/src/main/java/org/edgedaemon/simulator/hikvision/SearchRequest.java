package org.edgedaemon.simulator.hikvision;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and judges an AcsEventCond as strictly as a firmware does. */
final class SearchRequest {
  private static final long LAST_SERIAL = 3_000_000_000L;
  private static final int LAST_POSITION = 300_000;
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})?");

  private final JsonNode cond;
  private final SearchStyle style;
  private final WallClock clock;

  SearchRequest(JsonNode cond, SearchStyle style, WallClock clock) {
    this.cond = cond;
    this.style = style;
    this.clock = clock;
  }

  /** Why this is refused, or null. */
  @Nullable Refused refusal() {
    return firstOf(List.of(this::paging, this::codes, this::options, this::times, this::serials));
  }

  /** Why a count is refused, or null: it has no pages. */
  @Nullable Refused countRefusal() {
    return firstOf(List.of(this::codes, this::options, this::times, this::serials));
  }

  String searchId() {
    return cond.path("searchID").asText();
  }

  int position() {
    return cond.path("searchResultPosition").asInt();
  }

  int max() {
    return Math.min(cond.path("maxResults").asInt(), style.pageCap);
  }

  boolean reverse() {
    return cond.path("timeReverseOrder").asBoolean();
  }

  SearchCondition condition() {
    boolean serials = cond.has("beginSerialNo") && !style.ignoresSerials;
    return new SearchCondition(
        cond.path("major").asInt(),
        cond.path("minor").asInt(),
        serials ? cond.path("beginSerialNo").asLong() : 0,
        serials ? cond.path("endSerialNo").asLong(Long.MAX_VALUE) : Long.MAX_VALUE,
        cond.has("startTime") ? wall("startTime") : Long.MIN_VALUE,
        cond.has("endTime") ? wall("endTime") : Long.MAX_VALUE,
        cond.path("employeeNoString").asText(),
        cond.path("cardNo").asText(),
        cond.path("eventAttribute").asText().equals("attendance"));
  }

  private static @Nullable Refused firstOf(List<Supplier<@Nullable Refused>> checks) {
    for (Supplier<@Nullable Refused> check : checks) {
      Refused refused = check.get();
      if (refused != null) {
        return refused;
      }
    }
    return null;
  }

  private @Nullable Refused paging() {
    for (String field : List.of("searchID", "searchResultPosition", "maxResults")) {
      if (!cond.has(field)) {
        return Refused.lacks(field);
      }
    }
    int length = searchId().length();
    if (length < 1 || length > 64) {
      return Refused.content("searchID");
    }
    if (position() < 0 || position() > LAST_POSITION) {
      return Refused.range("searchResultPosition");
    }
    int asked = cond.path("maxResults").asInt();
    if (asked < 1) {
      return Refused.content("maxResults");
    }
    return asked > style.pageCap && style.refuses(Refusal.BIG_PAGE)
        ? Refused.range("maxResults")
        : null;
  }

  private @Nullable Refused codes() {
    if (!cond.has("major") && style.refuses(Refusal.MISSING_MAJOR)) {
      return Refused.lacks("major");
    }
    if (cond.path("major").asInt() == 0 && style.refuses(Refusal.MAJOR_ZERO)) {
      return Refused.content("major");
    }
    if (!cond.has("minor") && style.refuses(Refusal.MISSING_MINOR)) {
      return Refused.lacks("minor");
    }
    return cond.path("minor").asInt() == 0 && style.refuses(Refusal.MINOR_ZERO)
        ? new Refused(400, 4, "Invalid Operation", "invalidOperation", 0, "minor")
        : null;
  }

  private @Nullable Refused options() {
    if (cond.has("picEnable") && style.refuses(Refusal.PIC_ENABLE)) {
      return Refused.parameters("picEnable");
    }
    if (cond.has("timeReverseOrder") && style.refuses(Refusal.REVERSE_ORDER)) {
      return Refused.parameters("timeReverseOrder");
    }
    return cond.has("eventAttribute") && style.refuses(Refusal.EVENT_ATTRIBUTE)
        ? Refused.parameters("eventAttribute")
        : null;
  }

  private @Nullable Refused times() {
    boolean none = !cond.has("startTime") && !cond.has("endTime");
    if (none) {
      return style.refuses(Refusal.NO_TIMES) ? Refused.lacks("startTime") : null;
    }
    if (style.refuses(Refusal.START_TIME)) {
      return Refused.content(cond.has("startTime") ? "startTime" : "endTime");
    }
    for (String field : List.of("startTime", "endTime")) {
      if (!cond.has(field)) {
        return Refused.lacks(field);
      }
      if (!readable(cond.path(field).asText())) {
        return Refused.content(field);
      }
    }
    return null;
  }

  private boolean readable(String time) {
    if (!TIME.matcher(time).matches()
        || (time.contains(".") && style.refuses(Refusal.MILLISECONDS))
        || (time.endsWith("Z") && style.refuses(Refusal.ZULU))) {
      return false;
    }
    try {
      LocalDateTime unused = LocalDateTime.parse(time.substring(0, 19));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private @Nullable Refused serials() {
    boolean begin = cond.has("beginSerialNo");
    boolean end = cond.has("endSerialNo");
    if (!begin && !end) {
      return null;
    }
    if (style.refuses(Refusal.SERIAL_WINDOW)) {
      return Refused.content(begin ? "beginSerialNo" : "endSerialNo");
    }
    if (begin != end && style.refuses(Refusal.LONE_SERIAL)) {
      return Refused.content(begin ? "endSerialNo" : "beginSerialNo");
    }
    if (begin && outside("beginSerialNo")) {
      return Refused.content("beginSerialNo");
    }
    return end && outside("endSerialNo") ? Refused.content("endSerialNo") : null;
  }

  private boolean outside(String field) {
    long serial = cond.path(field).asLong();
    return serial < 1 || serial > LAST_SERIAL;
  }

  /** The wall clock alone counts, whatever the offset says, unless the firmware is a better one. */
  private long wall(String field) {
    String text = cond.path(field).asText();
    if (style.honoursOffsets && text.length() > 19) {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return instant.getEpochSecond() + clock.offset(instant).getTotalSeconds();
    }
    return LocalDateTime.parse(text.substring(0, 19)).toEpochSecond(ZoneOffset.UTC);
  }
}
