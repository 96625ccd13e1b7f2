package org.edgedaemon.device.hikvision.isapi;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal says about our account: the answer of {@code GET /ISAPI/Security/userCheck}, the
 * body of a 401, or the extra fields of a {@code badAuthorization} refusal. Null is "not said".
 *
 * @param statusValue 200 or 401
 * @param statusString its text; empty when absent
 * @param defaultPassword the account still has the password it left the factory with
 * @param riskPassword the password is weak
 * @param activated the terminal has been given a password at all
 * @param locked the account is locked: any login attempt, a right one too, starts the lock anew
 * @param unlockAfter how long it stays locked
 * @param triesLeft wrong passwords until it is locked
 * @param daysLeft until the password expires
 */
public record UserCheck(
    @Nullable Integer statusValue,
    String statusString,
    @Nullable Boolean defaultPassword,
    @Nullable Boolean riskPassword,
    @Nullable Boolean activated,
    boolean locked,
    @Nullable Duration unlockAfter,
    @Nullable Integer triesLeft,
    @Nullable Integer daysLeft) {
  static final String ROOT = "userCheck";

  /** Reads XML and JSON, with and without root; empty when the document tells nothing of this. */
  public static Optional<UserCheck> of(IsapiDocument document) {
    Fields fields = document.fields().child("ResponseStatus");
    fields = fields.isEmpty() ? document.under(ROOT) : fields;
    return document.isNamed(ROOT) || isAboutAccount(fields)
        ? Optional.of(read(fields))
        : Optional.empty();
  }

  private static boolean isAboutAccount(Fields fields) {
    return Stream.of("lockStatus", "unlockTime", "resLockTime", "retryLoginTime", "retryTimes")
            .anyMatch(fields::has)
        || (fields.has("statusValue") && fields.has("isActivated"));
  }

  private static UserCheck read(Fields fields) {
    String lockStatus = fields.textOrEmpty("lockStatus");
    Integer triesLeft = count(fields, "retryLoginTime");
    Duration unlockAfter = seconds(fields, "unlockTime");
    return new UserCheck(
        fields.integer("statusValue"),
        fields.textOrEmpty("statusString"),
        fields.flag("isDefaultPassword"),
        fields.flag("isRiskPassword"),
        fields.flag("isActivated"),
        lockStatus.equalsIgnoreCase("lock") || lockStatus.equalsIgnoreCase("locked"),
        unlockAfter == null ? seconds(fields, "resLockTime") : unlockAfter,
        triesLeft == null ? count(fields, "retryTimes") : triesLeft,
        fields.integer("residualValidity"));
  }

  private static @Nullable Integer count(Fields fields, String name) {
    Integer number = fields.integer(name);
    return number == null || number < 0 ? null : number;
  }

  private static @Nullable Duration seconds(Fields fields, String name) {
    Integer number = count(fields, name);
    return number == null ? null : Duration.ofSeconds(number);
  }
}
