package org.edgedaemon.dataset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are not there, or say nothing. */
class DeadlinesIT {
  private static final JdbcQueries ROOMS =
      new JdbcQueries(null, "select id from room", "id", new RowVersion.None());

  @ParameterizedTest
  @ValueSource(strings = {"mariadb", "postgresql", "h2:tcp"})
  void aServerThatSaysNothingIsLeft(String kind) throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        OfficeDatabase office = office(kind, mute.getLocalPort())) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> source(office).ids(Window.ALL, (id, version) -> {}))
          .isInstanceOf(SourceException.class)
          .hasMessageStartingWith("cannot connect to the office database jdbc:" + kind)
          .hasMessageNotContaining("geheim");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mariadb", "postgresql", "h2:tcp"})
  void aServerThatIsNotThereIsSaid(String kind) throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (OfficeDatabase office = office(kind, port)) {
      assertThatThrownBy(() -> source(office).ids(Window.ALL, (id, version) -> {}))
          .isInstanceOf(SourceException.class)
          .hasMessageStartingWith("cannot connect to the office database jdbc:" + kind)
          .hasMessageContaining("refused");
    }
  }

  @Test
  void closingCancelsWhatRuns() throws Exception {
    OfficeServer server = OfficeServer.h2();
    OfficeDatabase office =
        new OfficeDatabase(
            new OfficeConfig(
                server.url(),
                OfficeServer.USER,
                server.password(),
                JdbcSourceSuite.NAIROBI,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10)),
            InstantSource.system(),
            System::nanoTime);
    CountDownLatch running = new CountDownLatch(1);
    JdbcSource endless =
        new JdbcSource(
            JdbcSourceSuite.ROOMS,
            office,
            new JdbcQueries(
                "select \"X\" from system_range(1, 1000000000000)",
                "select 1 as id",
                "id",
                new RowVersion.None()),
            Set.of());
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(
            () -> endless.ids(Window.ALL, (id, version) -> running.countDown()));
    assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
    office.close();
    assertThatThrownBy(() -> run.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(SourceException.class);
    assertThatThrownBy(() -> endless.ids(Window.ALL, (id, version) -> {}))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("shutting down");
  }

  @Test
  void secretsInTheUrlAreRefused() {
    for (String options : new String[] {"?password=x1", ";PASSWORD=x1", "?a=b&sslpassword=x1"}) {
      assertThatThrownBy(() -> config("jdbc:postgresql://127.0.0.1/office" + options))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("x1");
    }
    assertThatThrownBy(() -> config("jdbc:mariadb://office:x1@127.0.0.1/office"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(config("jdbc:mariadb://127.0.0.1/office?useSsl=true").toString())
        .doesNotContain("geheim")
        .doesNotContain("useSsl");
  }

  private static JdbcSource source(OfficeDatabase office) {
    return new JdbcSource(JdbcSourceSuite.ROOMS, office, ROOMS, Set.of());
  }

  private static OfficeDatabase office(String kind, int port) {
    return new OfficeDatabase(
        config("jdbc:" + kind + "://127.0.0.1:" + port + "/office"),
        InstantSource.system(),
        System::nanoTime);
  }

  private static OfficeConfig config(String url) {
    return new OfficeConfig(
        url,
        "office",
        new Secret("geheim"),
        JdbcSourceSuite.NAIROBI,
        Duration.ofSeconds(1),
        Duration.ofSeconds(10));
  }
}
