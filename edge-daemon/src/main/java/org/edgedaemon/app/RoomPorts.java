package org.edgedaemon.app;

import java.nio.file.Path;
import java.time.InstantSource;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.app.attendance.AttendanceStores;
import org.edgedaemon.app.cloudsync.CloudSyncPorts;
import org.edgedaemon.app.delivery.DeliveryPorts;
import org.edgedaemon.app.device.DevicePorts;
import org.edgedaemon.app.machine.Network;
import org.edgedaemon.app.replica.ReplicaPorts;
import org.edgedaemon.app.store.Stores;

/** What each line of work is given to work with. */
final class RoomPorts {
  private RoomPorts() {}

  static DevicePorts device(Path dataDir, Network network, InstantSource clock) {
    return new DevicePorts(dataDir, network.loops(), network.clients(), network.blocking(), clock);
  }

  static DeliveryPorts delivery(Network network, Metrics metrics, InstantSource clock) {
    return new DeliveryPorts(network.clients(), network.loops(), metrics, clock);
  }

  static AttendanceStores attendance(Stores stores) {
    return new AttendanceStores(
        stores.journal(),
        stores.intake(),
        stores::attendance,
        stores.deliveries(),
        stores.watermarks());
  }

  static CloudSyncPorts cloudSync(
      Path dataDir, Stores stores, Network network, InstantSource clock) {
    return new CloudSyncPorts(
        dataDir,
        stores.journal(),
        stores.journal(),
        stores.syncLedger(),
        stores.history(),
        network.clients(),
        clock);
  }

  static ReplicaPorts replica(Path dataDir, Stores stores, Network network, InstantSource clock) {
    return new ReplicaPorts(dataDir, stores.history(), network.clients(), network.loops(), clock);
  }
}
