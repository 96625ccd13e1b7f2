package org.edgedaemon.device.hikvision.isapi;

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

  public boolean ok() {
    return statusCode == 0 || statusCode == 1 || statusCode == 7;
  }

  /** Whether the sub-status is this one; case is ignored. */
  public boolean is(String subStatus) {
    return subStatusCode.equalsIgnoreCase(subStatus);
  }
}
