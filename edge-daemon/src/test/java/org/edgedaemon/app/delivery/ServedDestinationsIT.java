package org.edgedaemon.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.app.store.Stores;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.EtcFile;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.config.Settings;
import org.edgedaemon.config.StoreSettings;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.forward.ForwardTime;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.testing.RecordingDestination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How destinations come and go with the settings. */
class ServedDestinationsIT {
  @TempDir private Path folder;

  private final List<RecordingDestination> made = new ArrayList<>();
  private Stores stores;
  private Forwarder forwarder;
  private ServedDestinations served;
  private Settings before;

  @BeforeEach
  void begin() throws IOException {
    stores =
        Stores.open(
            folder.resolve("data"),
            StoreSettings.defaults(),
            InstantSource.system(),
            Runnable::run);
    forwarder =
        new Forwarder(
            stores.forForward(),
            new ForwardTime(System::nanoTime, InstantSource.system(), () -> 0.5));
    served = new ServedDestinations(this::made, forwarder);
    before = settings("kept", "changed", "gone");
    served.begin(before);
    made.clear();
  }

  @AfterEach
  void close() {
    forwarder.stop(Duration.ofSeconds(10));
    stores.close();
  }

  @Test
  void aChangeThatIsForgottenLeavesAllAsItWas() throws IOException {
    Settings after = settings("kept", "changed: other", "fresh");
    DeliveryChange change = served.prepare(before, after);
    assertThat(made)
        .extracting(one -> one.id().value())
        .containsExactlyInAnyOrder("changed", "fresh");
    change.forget();
    assertThat(made).allMatch(RecordingDestination::isClosed);
    assertThat(served.destination(new DestinationId("fresh"))).isEmpty();
    assertThat(served.destination(new DestinationId("changed"))).get().isNotIn(made);
    assertThat(served.destination(new DestinationId("gone"))).isPresent();
    assertThat(forwarder.status(new DestinationId("fresh"))).isEmpty();
  }

  @Test
  void aChangeThatIsAppliedServesWhatTheSettingsSay() throws IOException {
    DeliveryChange change = served.prepare(before, settings("kept", "changed: other", "fresh"));
    assertThat(change.apply())
        .containsExactlyInAnyOrder(
            "destination gone is no longer served",
            "destination changed has new settings",
            "destination fresh is new");
    assertThat(made).noneMatch(RecordingDestination::isClosed);
    assertThat(served.destination(new DestinationId("changed"))).get().isIn(made);
    assertThat(served.destination(new DestinationId("gone"))).isEmpty();
    assertThat(forwarder.status(new DestinationId("fresh"))).isPresent();
    assertThat(forwarder.status(new DestinationId("gone"))).isEmpty();
  }

  private Destination made(DestinationSettings settings) {
    RecordingDestination one = new RecordingDestination(settings.id().value(), 1, 1);
    made.add(one);
    return one;
  }

  /** What stands behind a colon is in the address. */
  private Settings settings(String... names) throws IOException {
    StringBuilder text = new StringBuilder("site: a\ndata_dir: data\ndestinations:\n");
    for (String name : names) {
      String[] parts = name.split(": ");
      text.append(
          "  - {id: %s, kind: cloud, url: \"https://%s.example\"}\n"
              .formatted(parts[0], parts[parts.length - 1]));
    }
    Path etc = Files.writeString(folder.resolve("edge-daemon.yml"), text);
    EtcResult result = new EtcFile(name -> null, ZoneOffset.UTC).load(etc);
    assertThat(result).isInstanceOf(EtcResult.Loaded.class);
    return ((EtcResult.Loaded) result).settings();
  }
}
