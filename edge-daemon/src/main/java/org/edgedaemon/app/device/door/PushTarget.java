package org.edgedaemon.app.device.door;

import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.PushAnswer;
import org.edgedaemon.device.hikvision.PushedBody;
import org.edgedaemon.device.hikvision.WebhookMatch;
import org.edgedaemon.punch.DeviceId;

/** Who takes what is pushed to a path. Called on event loops, never blocks. */
interface PushTarget {
  DeviceId id();

  WebhookMatch match(PushedBody body);

  CompletionStage<PushAnswer> push(PushedBody body);
}
