package org.edgedaemon.app;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.config.Settings;
import org.edgedaemon.device.hikvision.ArmReport;
import org.edgedaemon.device.hikvision.HikvisionConfig;
import org.edgedaemon.device.hikvision.HikvisionConfig.Webhook;
import org.edgedaemon.device.hikvision.HikvisionDevice;
import org.edgedaemon.device.hikvision.PushAnswer;
import org.edgedaemon.device.hikvision.PushedBody;
import org.edgedaemon.device.hikvision.WebhookMatch;
import org.edgedaemon.punch.DeviceId;

/** The Hikvision terminals in service: what they push reaches them, and they can be armed. */
final class Terminals implements LiveDevices.Arming {
  private record InService(HikvisionConfig config, HikvisionDevice device) {}

  private final Webhooks webhooks;
  private final Map<DeviceId, InService> inService = new ConcurrentHashMap<>();

  Terminals(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /**
   * Opens the listeners that the settings ask for, beside those that are open.
   *
   * @throws org.edgedaemon.http.HttpServerException when one cannot be had; then all is as before
   */
  void prepare(Settings settings) {
    webhooks.open(ListenAddress.forPushes(settings));
  }

  /** In the place of an older one of the same id. */
  void add(HikvisionConfig config, HikvisionDevice device) {
    inService.put(config.id(), new InService(config, device));
    Webhook webhook = config.webhook();
    if (webhook == null) {
      webhooks.remove(config.id());
    } else {
      webhooks.put(webhook, new Target(device));
    }
  }

  void remove(DeviceId id) {
    inService.remove(id);
    webhooks.remove(id);
  }

  /** Closes the listeners that the settings do not ask for. */
  void settle(Settings settings) {
    webhooks.keepOnly(ListenAddress.forPushes(settings));
  }

  @Override
  public CompletionStage<ArmReport> arm(DeviceId id) {
    InService terminal = inService.get(id);
    Webhook webhook = terminal == null ? null : terminal.config().webhook();
    if (terminal == null || webhook == null) {
      throw new OperationException(
          Reason.INVALID, "device '" + id + "' has no webhook, so it cannot be armed");
    }
    return terminal.device().arm(PushUrl.of(terminal.config(), webhook));
  }

  private record Target(HikvisionDevice device) implements PushTarget {
    @Override
    public DeviceId id() {
      return device.id();
    }

    @Override
    public WebhookMatch match(PushedBody body) {
      return device.match(body);
    }

    @Override
    public CompletionStage<PushAnswer> push(PushedBody body) {
      return device.push(body);
    }
  }
}
