package org.edgedaemon.device.hikvision.isapi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings that explain what events look like, {@code GET /ISAPI/AccessControl/AcsCfg?format=json}.
 * Null is "not said".
 *
 * @param remoteCheckDoorEnabled doors wait for another system to allow each passage
 * @param masksNames names come masked
 * @param masksPersons persons' ids come masked
 * @param savesPictures captures are kept on the terminal
 * @param uploadsPictures captures come with events
 */
public record CaptureConfig(
    boolean remoteCheckDoorEnabled,
    boolean masksNames,
    boolean masksPersons,
    @Nullable Boolean savesPictures,
    @Nullable Boolean uploadsPictures) {
  private static final String ROOT = "AcsCfg";

  /** Empty when the document is none. */
  public static Optional<CaptureConfig> of(IsapiDocument document) {
    Fields fields = document.under(ROOT);
    return document.isNamed(ROOT) || fields.has("uploadCapPic")
        ? Optional.of(
            new CaptureConfig(
                Boolean.TRUE.equals(fields.flag("remoteCheckDoorEnabled")),
                Boolean.TRUE.equals(fields.flag("desensitiseName")),
                Boolean.TRUE.equals(fields.flag("desensitiseEmployeeNo")),
                fields.flag("saveCapPic"),
                fields.flag("uploadCapPic")))
        : Optional.empty();
  }
}
