package org.edgedaemon.app;

import java.util.Set;
import java.util.stream.Collectors;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.device.hikvision.HikvisionConfig.Webhook;

/** Where a listener is open. */
record ListenAddress(String host, int port) {
  static ListenAddress of(Webhook webhook) {
    return new ListenAddress(webhook.listenHost(), webhook.listenPort());
  }

  /** Every one that the enabled devices ask for. */
  static Set<ListenAddress> in(Settings settings) {
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
