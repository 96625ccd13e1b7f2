package org.edgedaemon.device.hikvision.isapi;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a terminal is, {@code GET /ISAPI/System/deviceInfo}. Null is "not said".
 *
 * @param deviceName given by its users, no identity
 * @param serialNumber model, date and code
 * @param shortSerial the nine characters that events carry
 * @param mac normalised
 * @param deviceType {@code ACS} for access control
 */
public record DeviceInfo(
    @Nullable String deviceName,
    @Nullable String deviceId,
    @Nullable String model,
    @Nullable String serialNumber,
    @Nullable String shortSerial,
    @Nullable String mac,
    @Nullable String firmwareVersion,
    @Nullable String firmwareReleased,
    @Nullable String deviceType,
    @Nullable String manufacturer) {
  private static final String ROOT = "DeviceInfo";

  /** Empty when the document is none. */
  public static Optional<DeviceInfo> of(IsapiDocument document) {
    Fields fields = document.under(ROOT);
    boolean known =
        document.isNamed(ROOT)
            || fields.has("serialNumber")
            || (fields.has("macAddress") && fields.has("model"));
    return known ? Optional.of(read(fields)) : Optional.empty();
  }

  /** The serial number, else the hardware address; null when the terminal tells neither. */
  public @Nullable String identity() {
    return serialNumber == null ? mac : serialNumber;
  }

  /** Version and build as one text, for remembering what a firmware takes; empty when not said. */
  public String firmware() {
    return Stream.of(firmwareVersion, firmwareReleased)
        .filter(part -> part != null)
        .reduce((version, build) -> version + " " + build)
        .orElse("");
  }

  private static DeviceInfo read(Fields fields) {
    return new DeviceInfo(
        fields.text("deviceName"),
        fields.text("deviceID"),
        fields.text("model"),
        fields.text("serialNumber"),
        shortSerial(fields),
        MacAddress.normalise(fields.text("macAddress")),
        fields.text("firmwareVersion"),
        fields.text("firmwareReleasedDate"),
        fields.text("deviceType"),
        fields.text("manufacturer"));
  }

  static @Nullable String shortSerial(Fields fields) {
    String shortSerial = fields.text("shortSerialNumber");
    return shortSerial == null ? fields.text("subSerialNumber") : shortSerial;
  }
}
