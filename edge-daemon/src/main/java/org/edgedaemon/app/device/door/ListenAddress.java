package org.edgedaemon.app.device.door;

import java.util.Set;
import java.util.stream.Collectors;
import org.edgedaemon.config.ApiSettings;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.device.hikvision.HikvisionConfig.Webhook;
import org.jspecify.annotations.Nullable;

/** Where a listener is open. */
public record ListenAddress(String host, int port) {
  static ListenAddress of(Webhook webhook) {
    return new ListenAddress(webhook.listenHost(), webhook.listenPort());
  }

  static @Nullable ListenAddress of(ApiSettings api) {
    ApiSettings.Listen listen = api.listen();
    return listen == null ? null : new ListenAddress(listen.host(), listen.port());
  }

  /** Every one on which enabled programs of the local API call, other than the admin port. */
  public static Set<ListenAddress> forPrograms(Settings settings) {
    return settings.devices().stream()
        .filter(DeviceSettings::enabled)
        .filter(DeviceSettings.Api.class::isInstance)
        .map(device -> of(((DeviceSettings.Api) device).api()))
        .filter(address -> address != null)
        .collect(Collectors.toSet());
  }

  /** Every one that enabled terminals push to. */
  public static Set<ListenAddress> forPushes(Settings settings) {
    return settings.devices().stream()
        .filter(DeviceSettings::enabled)
        .filter(DeviceSettings.Hikvision.class::isInstance)
        .map(device -> ((DeviceSettings.Hikvision) device).config().webhook())
        .filter(webhook -> webhook != null)
        .map(ListenAddress::of)
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
