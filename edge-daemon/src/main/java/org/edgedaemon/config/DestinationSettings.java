package org.edgedaemon.config;

import java.util.Set;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.cloud.CloudConfig;
import org.edgedaemon.destination.firebase.FirestoreConfig;
import org.edgedaemon.destination.firebase.RealtimeDatabaseConfig;
import org.edgedaemon.destination.portal.PortalConfig;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.forward.LaneConfig;

/** One destination of the etc file. A sealed family: one record per kind. */
public sealed interface DestinationSettings {
  DestinationId id();

  /** As in the etc file. */
  String kind();

  /** Where it is, without secrets. */
  String address();

  boolean enabled();

  LaneConfig lane();

  /** The kinds that go to it. */
  Set<EntryKind> accepts();

  /** {@code kind: cloud}. */
  record Cloud(CloudConfig config, LaneConfig lane, boolean enabled)
      implements DestinationSettings {
    @Override
    public DestinationId id() {
      return config.id();
    }

    @Override
    public String kind() {
      return "cloud";
    }

    @Override
    public String address() {
      return config.url().toString();
    }

    @Override
    public Set<EntryKind> accepts() {
      return config.accepts();
    }
  }

  /** {@code kind: portal}. */
  record Portal(PortalConfig config, LaneConfig lane, boolean enabled)
      implements DestinationSettings {
    @Override
    public DestinationId id() {
      return config.id();
    }

    @Override
    public String kind() {
      return "portal";
    }

    @Override
    public String address() {
      return config.url().toString();
    }

    @Override
    public Set<EntryKind> accepts() {
      return config.accepts();
    }
  }

  /** {@code kind: firestore}. */
  record Firestore(FirestoreConfig config, LaneConfig lane, boolean enabled)
      implements DestinationSettings {
    @Override
    public DestinationId id() {
      return config.id();
    }

    @Override
    public String kind() {
      return "firestore";
    }

    @Override
    public String address() {
      return config.url() + " " + config.project();
    }

    @Override
    public Set<EntryKind> accepts() {
      return config.accepts();
    }
  }

  /** {@code kind: realtime-database}. */
  record RealtimeDatabase(RealtimeDatabaseConfig config, LaneConfig lane, boolean enabled)
      implements DestinationSettings {
    @Override
    public DestinationId id() {
      return config.id();
    }

    @Override
    public String kind() {
      return "realtime-database";
    }

    @Override
    public String address() {
      return config.url().toString();
    }

    @Override
    public Set<EntryKind> accepts() {
      return config.accepts();
    }
  }
}
