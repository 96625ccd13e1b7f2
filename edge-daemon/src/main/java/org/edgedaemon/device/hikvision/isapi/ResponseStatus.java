package org.edgedaemon.device.hikvision.isapi;

import java.util.Locale;
import java.util.Optional;

/**
 * The terminal's own account of what became of a call.
 *
 * @param statusCode 0 or 1 is success, 2 busy, 3 device error, 4 invalid operation, 5 invalid
 *     format, 6 invalid content, 7 reboot required; -1 when absent
 * @param statusString its text; empty when absent
 * @param subStatusCode the most precise field, in lower case; empty when absent
 * @param errorCode 0 when absent
 * @param errorMsg often the name of the offending or missing field; empty when absent
 */
public record ResponseStatus(
    int statusCode, String statusString, String subStatusCode, long errorCode, String errorMsg) {
  private static final String ROOT = "ResponseStatus";

  /**
   * Reads XML, JSON with a root and flat JSON; empty when the document is none. A document that
   * only tells a {@code statusValue} other than 200 and 401 (a full house on the alert stream) is
   * one without a code.
   */
  public static Optional<ResponseStatus> of(IsapiDocument document) {
    Fields fields = document.under(ROOT);
    boolean coded = fields.has("statusCode") || fields.has("subStatusCode");
    return coded || document.isNamed(ROOT) || isBareRefusal(document)
        ? Optional.of(read(fields))
        : Optional.empty();
  }

  private static boolean isBareRefusal(IsapiDocument document) {
    Integer value = document.fields().integer("statusValue");
    return value != null && value != 200 && value != 401 && !document.isNamed(UserCheck.ROOT);
  }

  private static ResponseStatus read(Fields fields) {
    Integer statusCode = fields.integer("statusCode");
    Long errorCode = fields.number("errorCode");
    return new ResponseStatus(
        statusCode == null ? -1 : statusCode,
        fields.textOrEmpty("statusString"),
        fields.textOrEmpty("subStatusCode").toLowerCase(Locale.ROOT),
        errorCode == null ? 0 : errorCode,
        fields.textOrEmpty("errorMsg"));
  }

  public boolean ok() {
    return statusCode == 0 || statusCode == 1 || statusCode == 7;
  }

  /** Whether the sub-status is this one; case is ignored. */
  public boolean is(String subStatus) {
    return subStatusCode.equalsIgnoreCase(subStatus);
  }
}
