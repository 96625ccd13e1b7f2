package org.edgedaemon.journal.h2;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What H2's errors mean to us. */
final class H2Faults {
  /**
   * These speak of a statement or of what it was to write, not of the file. Whatever else H2 finds
   * wrong may come from a page that is not what was written: a value of another type than its
   * column's, for instance.
   */
  private static final Set<Integer> OF_A_STATEMENT =
      Set.of(
          ErrorCode.SYNTAX_ERROR_1,
          ErrorCode.SYNTAX_ERROR_2,
          ErrorCode.VALUE_TOO_LONG_2,
          ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_1,
          ErrorCode.STATEMENT_WAS_CANCELED,
          ErrorCode.LOCK_TIMEOUT_1,
          ErrorCode.DEADLOCK_1,
          ErrorCode.CONCURRENT_UPDATE_1);

  /** The class of SQL states that speak of constraints. */
  private static final String CONSTRAINT = "23";

  private H2Faults() {}

  /** After such a fault the database is closed, or not to be trusted until it was opened anew. */
  static boolean closesDatabase(Throwable fault) {
    return any(
        fault,
        cause ->
            (cause instanceof SQLException e && !isOfAStatement(e))
                || cause instanceof MVStoreException
                || cause instanceof JournalDamagedException
                || cause instanceof Error);
  }

  static boolean isLocked(Throwable fault) {
    return any(
        fault,
        cause ->
            sqlCode(cause) == ErrorCode.DATABASE_ALREADY_OPEN_1
                || storeCode(cause) == DataUtils.ERROR_FILE_LOCKED);
  }

  /** Its own user is not known to the database: what it holds of users is damaged. */
  static boolean isShutOut(Throwable fault) {
    return any(fault, cause -> sqlCode(cause) == ErrorCode.WRONG_USER_OR_PASSWORD);
  }

  /** The system tells it only in words. */
  static boolean isOutOfSpace(Throwable fault) {
    return any(
        fault,
        cause -> {
          String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
          return message.contains("no space left")
              || message.contains("not enough space")
              || message.contains("disk quota exceeded");
        });
  }

  /** The file may be well; opening it anew cannot tell. */
  static boolean isNoDamage(Throwable fault) {
    return isOutOfSpace(fault)
        || any(
            fault,
            cause ->
                cause instanceof AccessDeniedException
                    || cause instanceof NewerSchemaException
                    || isDenied(cause)
                    || storeCode(cause) == DataUtils.ERROR_UNSUPPORTED_FORMAT);
  }

  /** One line for an operator: H2 adds the statement and a stack on further lines. */
  static String firstLine(Throwable fault) {
    String message = fault.getMessage();
    return message == null ? fault.toString() : message.lines().findFirst().orElse("");
  }

  private static boolean isDenied(Throwable cause) {
    return cause instanceof FileNotFoundException
        && String.valueOf(cause.getMessage()).contains("ermission denied");
  }

  private static boolean isOfAStatement(SQLException e) {
    return OF_A_STATEMENT.contains(e.getErrorCode())
        || String.valueOf(e.getSQLState()).startsWith(CONSTRAINT);
  }

  private static int sqlCode(Throwable cause) {
    return cause instanceof SQLException e ? e.getErrorCode() : 0;
  }

  private static int storeCode(Throwable cause) {
    return cause instanceof MVStoreException e ? e.getErrorCode() : -1;
  }

  private static boolean any(Throwable fault, Predicate<Throwable> wanted) {
    Throwable cause = fault;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (wanted.test(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
