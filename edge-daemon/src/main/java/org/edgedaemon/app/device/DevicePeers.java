package org.edgedaemon.app.device;

import java.security.SecureRandom;
import java.time.ZoneId;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.hikvision.HikvisionDevice;
import org.edgedaemon.device.hikvision.HikvisionFleet;
import org.edgedaemon.device.hikvision.StreamPatience;
import org.edgedaemon.device.hikvision.terminal.GateMemory;
import org.edgedaemon.device.hikvision.terminal.TerminalParts;
import org.edgedaemon.device.hikvision.terminal.TerminalTimeouts;
import org.edgedaemon.device.serial.SerialDevice;
import org.edgedaemon.device.serial.SerialFleet;
import org.edgedaemon.device.zk.Channels;
import org.edgedaemon.device.zk.ZkDevice;
import org.edgedaemon.device.zk.ZkFleet;
import org.edgedaemon.device.zk.ZkTimeouts;

/** Makes devices from their settings: the one place that knows every kind. */
final class DevicePeers {
  private final ZkFleet zkFleet;
  private final HikvisionFleet hikvisionFleet;
  private final SerialFleet serialFleet;

  DevicePeers(DevicePorts ports, GateMemory gates) {
    zkFleet =
        new ZkFleet(
            Channels.of(ports.loops()),
            ports.blocking(),
            ZkTimeouts.defaults(),
            ports.clock(),
            System::nanoTime);
    hikvisionFleet =
        new HikvisionFleet(
            new TerminalParts(
                ports.clients(),
                ports.loops(),
                ports.clock(),
                System::nanoTime,
                new SecureRandom(),
                gates,
                ports.blocking(),
                TerminalTimeouts.defaults()),
            StreamPatience.defaults(),
            ZoneId.systemDefault());
    serialFleet = new SerialFleet(SerialFleet.LOCK_FOLDER, ports.clock(), System::nanoTime);
  }

  Device device(DeviceSettings settings) {
    if (settings instanceof DeviceSettings.Zk zk) {
      return new ZkDevice(zk.config(), zkFleet);
    }
    if (settings instanceof DeviceSettings.Hikvision hikvision) {
      return new HikvisionDevice(hikvision.config(), hikvisionFleet);
    }
    if (settings instanceof DeviceSettings.Serial serial) {
      return new SerialDevice(serial.config(), serialFleet);
    }
    throw new IllegalStateException("a device of " + settings.getClass() + " cannot be made");
  }
}
