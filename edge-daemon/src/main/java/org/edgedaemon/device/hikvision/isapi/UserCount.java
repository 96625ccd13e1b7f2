package org.edgedaemon.device.hikvision.isapi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many people a terminal knows, {@code GET /ISAPI/AccessControl/UserInfo/Count?format=json}.
 *
 * @param faces of them with a face; null when not said, as the next two
 */
public record UserCount(
    int users, @Nullable Integer faces, @Nullable Integer fingerprints, @Nullable Integer cards) {
  /** Empty when the document tells no number of users. */
  public static Optional<UserCount> of(IsapiDocument document) {
    Fields fields = document.under("UserInfoCount");
    Integer users = fields.integer("userNumber");
    return users == null
        ? Optional.empty()
        : Optional.of(
            new UserCount(
                users,
                fields.integer("bindFaceUserNumber"),
                fields.integer("bindFingerprintUserNumber"),
                fields.integer("bindCardUserNumber")));
  }
}
