package org.edgedaemon.device.hikvision.isapi;

import java.util.Optional;

/**
 * What a terminal can do in access control, {@code GET /ISAPI/AccessControl/capabilities}. What is
 * not named counts as not supported; some firmwares can do it all the same.
 */
public record AccessCapabilities(
    boolean supportsEvents,
    boolean supportsEventCount,
    boolean supportsUsers,
    boolean supportsCards,
    boolean supportsDeployInfo,
    boolean supportsConfig,
    boolean supportsRemoteDoor) {
  private static final String ROOT = "AccessControl";

  /** Empty when the document is none. */
  public static Optional<AccessCapabilities> of(IsapiDocument document) {
    Fields fields = document.under(ROOT);
    return document.isNamed(ROOT) || fields.has("isSupportAcsEvent")
        ? Optional.of(read(fields))
        : Optional.empty();
  }

  private static AccessCapabilities read(Fields fields) {
    return new AccessCapabilities(
        supports(fields, "isSupportAcsEvent"),
        supports(fields, "isSupportAcsEventTotalNum"),
        supports(fields, "isSupportUserInfo"),
        supports(fields, "isSupportCardInfo"),
        supports(fields, "isSupportDeployInfo"),
        supports(fields, "isSupportAcsCfg"),
        supports(fields, "isSupportRemoteControlDoor"));
  }

  private static boolean supports(Fields fields, String name) {
    return Boolean.TRUE.equals(fields.flag(name));
  }
}
