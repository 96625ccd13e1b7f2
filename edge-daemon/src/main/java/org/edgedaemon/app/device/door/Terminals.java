package org.edgedaemon.app.device.door;

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
public final class Terminals {
  private record InService(HikvisionConfig config, HikvisionDevice device) {}

  private final Webhooks webhooks;
  private final Map<DeviceId, InService> inService = new ConcurrentHashMap<>();

  /**
   * @param webhooks where they push to
   */
  public Terminals(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /**
   * Opens the listeners that the settings ask for, beside those that are open.
   *
   * @throws org.edgedaemon.http.HttpServerException when one cannot be had; then all is as before
   */
  public void prepare(Settings settings) {
    webhooks.open(ListenAddress.forPushes(settings));
  }

  /** In the place of an older one of the same id. */
  public void add(HikvisionConfig config, HikvisionDevice device) {
    inService.put(config.id(), new InService(config, device));
    Webhook webhook = config.webhook();
    if (webhook == null) {
      webhooks.remove(config.id());
    } else {
      webhooks.put(webhook, new Target(device));
    }
  }

  /** Nothing that it pushes is taken any more. */
  public void remove(DeviceId id) {
    inService.remove(id);
    webhooks.remove(id);
  }

  /** Closes the listeners that the settings do not ask for. */
  public void settle(Settings settings) {
    webhooks.keepOnly(ListenAddress.forPushes(settings));
  }

  /**
   * Has a terminal push its events to us.
   *
   * @throws OperationException INVALID when it has no webhook
   */
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
