package org.edgedaemon.journal.h2;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What H2's errors mean to us. */
final class H2Faults {
  /** After these the database is closed, or not to be trusted until it was opened anew. */
  private static final Set<Integer> CLOSING =
      Set.of(
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.GENERAL_ERROR_1,
          ErrorCode.OBJECT_CLOSED,
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.OUT_OF_MEMORY);

  private H2Faults() {}

  static boolean closesDatabase(Throwable fault) {
    return any(
        fault,
        cause ->
            CLOSING.contains(sqlCode(cause))
                || cause instanceof SQLTransientConnectionException
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
