package org.edgedaemon.device.hikvision.search;

import java.util.Locale;
import org.edgedaemon.device.hikvision.isapi.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * What to try when a firmware refuses a search: one thing at a time, first the field that it names,
 * then what is most often refused. Nothing is given up that the firmware has taken before.
 */
final class Ladder {
  /** A terminal that refuses so many forms needs an operator. */
  static final int MAX_STEPS = 5;

  private static final int FEWER_ROWS = 10;

  private int steps;

  /** Whether the answer says that the form of the request was wrong. */
  static boolean isAboutForm(int httpStatus, ResponseStatus status) {
    return switch (status.statusCode()) {
      case 5, 6 -> true;
      case -1 -> httpStatus == 400;
      default -> false;
    };
  }

  /**
   * The form to try after a refusal.
   *
   * @param proven the firmware has taken the fields beside the window before
   * @return null when nothing is left to try
   */
  @Nullable RequestVariant next(
      RequestVariant now, Window asked, ResponseStatus refusal, boolean proven) {
    if (steps == MAX_STEPS) {
      return null;
    }
    steps++;
    RequestVariant named = named(now, asked, refusal);
    return named == null ? unnamed(now, asked, proven) : named;
  }

  /** The next form when the terminal took the window and answered something else. */
  static RequestVariant withoutWindow(RequestVariant now, Window asked) {
    return asked.serials() != null ? now.withoutSerials() : now.withoutTimes();
  }

  private static @Nullable RequestVariant named(
      RequestVariant now, Window asked, ResponseStatus refusal) {
    String field = refusal.errorMsg().toLowerCase(Locale.ROOT);
    if (refusal.is("beyondARGSRangeLimit") || field.contains("maxresults")) {
      return now.rows() == 1 ? null : now.withRows(now.rows() > FEWER_ROWS ? FEWER_ROWS : 1);
    }
    if (field.contains("serialno")) {
      return asked.serials() == null ? null : now.withoutSerials();
    }
    if (field.contains("starttime") || field.contains("endtime")) {
      return asked.times() != null ? now.withoutTimes() : otherThanSerials(now, asked);
    }
    return namedType(now, field);
  }

  private static @Nullable RequestVariant namedType(RequestVariant now, String field) {
    if (field.contains("major")) {
      Integer major = now.major();
      return now.withMajor(
          major == null ? Integer.valueOf(0) : major == 0 ? Integer.valueOf(5) : null);
    }
    if (field.contains("minor")) {
      return now.withMinor(now.minor() == null ? Integer.valueOf(0) : null);
    }
    return field.contains("picenable") && now.pictures() != null ? now.withoutPictures() : null;
  }

  private static @Nullable RequestVariant unnamed(
      RequestVariant now, Window asked, boolean proven) {
    if (!proven && now.pictures() != null) {
      return now.withoutPictures();
    }
    if (!proven && Integer.valueOf(0).equals(now.major())) {
      return now.withMajor(5);
    }
    boolean windowed = asked.serials() != null || asked.times() != null;
    return windowed ? withoutWindow(now, asked) : null;
  }

  /** It wants times: so it does not search by serial number. */
  private static @Nullable RequestVariant otherThanSerials(RequestVariant now, Window asked) {
    return asked.serials() != null && now.times() ? now.withoutSerials() : null;
  }
}
