package org.edgedaemon.device.hikvision;

/** Whether a push is of a device. Of several devices with one path, the greatest has it. */
public enum WebhookMatch {
  /** It comes from an address that may not push for this device: refuse it. */
  NOT_ALLOWED,
  /** The address may push, but the body names another device. */
  OF_ANOTHER,
  /** The address may push, and the body does not say whose it is. */
  PERHAPS,
  /** The address may push, and the body names this device. */
  OURS
}
