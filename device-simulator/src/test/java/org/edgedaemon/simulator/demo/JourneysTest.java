package org.edgedaemon.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JourneysTest {
  private static final long BEGAN = -5;
  private static final Edit PRICE = new Edit(SharedTable.INVENTORIES, 7, "price", "9.50", "prices");
  private static final Edit CANCEL = new Edit(SharedTable.TRANSACTIONS, 7, "id", null, "deletes");

  private final Set<String> there = new HashSet<>();
  private final Journeys journeys = new Journeys();

  @Test
  void anEditHasArrivedWhenTheLastOfficeHasIt() throws SQLException {
    journeys.begin("centre", PRICE, Set.of("north", "south"), BEGAN);
    there.add("north");
    assertThat(look(100)).isEmpty();
    there.add("south");
    assertThat(look(250))
        .containsExactly(
            new Journeys.Arrival(
                "centre", PRICE, Set.of("north", "south"), Duration.ofMillis(250)));
    assertThat(look(300)).as("tells it once").isEmpty();
    assertThat(journeys.written())
        .hasToString("1, half of them within 250 ms, the slowest in 250 ms");
    assertThat(journeys.deleted()).hasToString("none yet");
  }

  @Test
  void deletesAreCountedByThemselves() throws SQLException {
    there.add("south");
    journeys.begin("north", CANCEL, Set.of("south"), BEGAN);
    assertThat(look(2_000)).hasSize(1);
    assertThat(journeys.written().count()).isZero();
    assertThat(journeys.deleted().slowest()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void anEditThatIsOverruledIsForgotten() throws SQLException {
    journeys.begin("north", PRICE, Set.of("south"), BEGAN);
    journeys.forget(PRICE.row());
    journeys.begin("north", CANCEL, Set.of("south"), BEGAN);
    assertThat(look(30_001)).as("never came").isEmpty();
    there.add("south");
    assertThat(look(30_002)).isEmpty();
  }

  @Test
  void anotherEditOfTheRowTakesItsPlace() throws SQLException {
    journeys.begin("north", PRICE, Set.of("south"), BEGAN);
    Edit later = new Edit(SharedTable.INVENTORIES, 7, "price", "8.50", "prices again");
    journeys.begin("south", later, Set.of("north"), BEGAN + TimeUnit.MILLISECONDS.toNanos(50));
    there.addAll(Set.of("north", "south"));
    assertThat(look(60))
        .containsExactly(
            new Journeys.Arrival("south", later, Set.of("north"), Duration.ofMillis(10)));
  }

  @Test
  void halfOfTheTimesAreWithinTheMedian() {
    Times times = new Times();
    assertThat(times.median()).isZero();
    List.of(40, 10, 30, 20).forEach(millis -> times.add(Duration.ofMillis(millis)));
    assertThat(times.median()).isEqualTo(Duration.ofMillis(20));
    assertThat(times.slowest()).isEqualTo(Duration.ofMillis(40));
  }

  private List<Journeys.Arrival> look(long millis) throws SQLException {
    return journeys.look(
        (edit, place) -> there.contains(place), BEGAN + TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
