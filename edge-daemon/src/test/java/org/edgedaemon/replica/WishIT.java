package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.edgedaemon.history.Run;
import org.edgedaemon.replica.link.Link;
import org.edgedaemon.replica.link.RoundEnd;
import org.edgedaemon.replica.link.SyncStatus;
import org.edgedaemon.replica.link.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator asks for. */
@Timeout(60)
class WishIT extends LinkFixture {
  private static final String TOKEN = "token-of-north-0123456789";

  /** Who asks for another address does so where the configured one is dead. */
  @Test
  void aRoundAtAnotherAddressIsAcknowledgedThere() throws Exception {
    Link link = link("north", north, TOKEN, URI.create("http://127.0.0.1:1"));
    await(() -> is(link, SyncStatus.State.FAILED));
    assertThat(wish(link, new Wish(false, false, here())).error()).isNull();
    assertThat(hub.slaves().get(0).lastSync()).isNotNull();
  }

  @Test
  void aDryRunOfAllRowsFindsWhatOneOfTheChangedRowsDoesNot() throws Exception {
    Link link = settled();
    north.blind = true;
    north.put(row("1", "without a word", "x"));
    assertThat(wish(link, new Wish(true, false, null)).sent()).isZero();
    assertThat(wish(link, new Wish(true, true, null)).sent()).isEqualTo(1);
    assertThat(centre.field("1", "name")).as("only looked").isNull();
    assertThat(wish(link, new Wish(false, true, null)).sent()).isEqualTo(1);
    assertThat(centre.field("1", "name")).isEqualTo("without a word");
  }

  @Test
  void aFaultEndsTheRoundAndIsSaid() throws Exception {
    Link link = settled();
    north.fault = new IllegalStateException("a column of glass");
    RoundEnd end = wish(link, new Wish(false, false, null));
    assertThat(end.error()).contains("a column of glass");
    assertThat(is(link, SyncStatus.State.FAILED)).isTrue();
    assertThat(link.status().failedRounds()).isPositive();
    assertThat(history.all())
        .extracting(Run::error)
        .anyMatch(error -> error != null && error.contains("a column of glass"));
    north.fault = null;
    await(() -> is(link, SyncStatus.State.SUCCESS));
  }

  /** Else a quiet weekend looks like an office that is cut off. */
  @Test
  void aRoundInWhichNothingWasNewIsASynchronisationToo() throws Exception {
    Link link = settled();
    Instant before = CLOCK.instant();
    assertThat(wish(link, new Wish(false, false, null)).error()).isNull();
    assertThat(link.status().status().lastSyncedAt()).isBetween(before, CLOCK.instant());
  }

  private Link settled() throws Exception {
    Link link = link("north", north, TOKEN);
    await(() -> listens(link));
    return link;
  }

  private static boolean is(Link link, SyncStatus.State state) {
    return link.status().status().status() == state;
  }
}
