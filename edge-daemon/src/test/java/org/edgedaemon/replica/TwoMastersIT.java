package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.edgedaemon.http.HttpLimits;
import org.edgedaemon.http.HttpServer;
import org.edgedaemon.http.Loops;
import org.edgedaemon.replica.hub.Hub;
import org.edgedaemon.replica.hub.HubConfig;
import org.edgedaemon.replica.hub.SlaveAccess;
import org.edgedaemon.replica.link.Link;
import org.edgedaemon.replica.link.Wish;
import org.edgedaemon.replica.master.Master;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An office that is kept the same as two centres, which do not know of each other. */
@Timeout(60)
class TwoMastersIT extends LinkFixture {
  private static final String TOKEN = "token-of-north-0123456789";

  private final LockedTables region = new LockedTables();
  private final MemoryMasterStore regionStore = new MemoryMasterStore(region.inner);
  private Hub regionHub;
  private HttpServer regionServer;
  private Link toCentre;
  private Link toRegion;

  @BeforeEach
  void openRegion() throws Exception {
    HubConfig config = HubConfig.of(SPECS, List.of(new SlaveAccess("north", new Secret(TOKEN))));
    Master master = new Master(SPECS, regionStore, region, Duration.ofMinutes(10), CLOCK);
    regionHub = new Hub(config, master, regionStore, history, CLOCK, System::nanoTime);
    regionHub.start();
    regionServer =
        new HttpServer(
            "127.0.0.1",
            0,
            Loops.SHARED,
            HttpLimits.defaults(),
            regionHub.routes(),
            System::nanoTime);
    regionServer.start();
    toCentre = link("north", north, TOKEN);
    toRegion = link("region", north, TOKEN, URI.create("http://127.0.0.1:" + regionServer.port()));
    await(() -> listens(toCentre) && listens(toRegion));
  }

  @AfterEach
  void closeRegion() {
    toRegion.close();
    regionHub.close();
    regionServer.close();
  }

  @Test
  void whatOneCentreChangesComesToTheOtherAndDoesNotComeBack() throws Exception {
    north.put(row("1", "of the office", "x"));
    await(() -> is("1", "of the office", centre) && is("1", "of the office", region));
    centre.put(row("2", "of the centre", "sealed elsewhere"));
    await(() -> is("2", "of the centre", north) && is("2", "of the centre", region));
    region.put(row("1", "of the region", "x"));
    await(() -> is("1", "of the region", north) && is("1", "of the region", centre));
    north.remove("2");
    await(() -> centre.field("2", "name") == null && region.field("2", "name") == null);
    quiet();
    assertThat(store.notes()).isEmpty();
    assertThat(regionStore.notes()).isEmpty();
  }

  /** Two rounds with each come to nothing: no change goes round in circles. */
  private void quiet() throws Exception {
    for (Link link : List.of(toCentre, toRegion, toCentre, toRegion)) {
      wish(link, new Wish(false, true, null));
    }
    Version centreBefore = store.newest();
    Version regionBefore = regionStore.newest();
    for (Link link : List.of(toCentre, toRegion)) {
      assertThat(wish(link, new Wish(false, true, null)).sent()).isZero();
    }
    assertThat(store.newest()).isEqualTo(centreBefore);
    assertThat(regionStore.newest()).isEqualTo(regionBefore);
  }

  private static boolean is(String key, String name, LockedTables place) {
    return name.equals(place.field(key, "name"));
  }
}
