package org.edgedaemon.config;

import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.cloud.CloudConfig;
import org.edgedaemon.destination.firebase.FirestoreConfig;
import org.edgedaemon.destination.firebase.RealtimeDatabaseConfig;
import org.edgedaemon.destination.portal.PortalConfig;
import org.edgedaemon.forward.LaneConfig;

/** One destination of the etc file. A sealed family: one record per kind. */
public sealed interface DestinationSettings {
  DestinationId id();

  boolean enabled();

  LaneConfig lane();

  /** {@code kind: cloud}. */
  record Cloud(CloudConfig config, LaneConfig lane, boolean enabled)
      implements DestinationSettings {
    @Override
    public DestinationId id() {
      return config.id();
    }
  }

  /** {@code kind: portal}. */
  record Portal(PortalConfig config, LaneConfig lane, boolean enabled)
      implements DestinationSettings {
    @Override
    public DestinationId id() {
      return config.id();
    }
  }

  /** {@code kind: firestore}. */
  record Firestore(FirestoreConfig config, LaneConfig lane, boolean enabled)
      implements DestinationSettings {
    @Override
    public DestinationId id() {
      return config.id();
    }
  }

  /** {@code kind: realtime-database}. */
  record RealtimeDatabase(RealtimeDatabaseConfig config, LaneConfig lane, boolean enabled)
      implements DestinationSettings {
    @Override
    public DestinationId id() {
      return config.id();
    }
  }
}
