package org.edgedaemon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.edgedaemon.admin.ArmOutcome;
import org.edgedaemon.admin.ReadOutcome;
import org.edgedaemon.admin.ReloadReport;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.cli.SettingsLoader;
import org.edgedaemon.cli.remote.RemoteOperations;
import org.edgedaemon.config.EtcFile;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.config.Settings;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.health.CheckResult.Status;
import org.edgedaemon.journal.JournalQuery;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.FreePort;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole daemon with a simulated Hikvision terminal. */
class HikvisionDaemonIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String SECRET = "/hik/Zm9vYmFyYmF6cXV4MTIzNDU2Nzg";
  private static final int FACE = 75;

  private final SettingsLoader loader = new EtcFile(name -> null, ZoneOffset.UTC)::load;
  @TempDir Path folder;
  private HikvisionTerminal terminal = HikvisionTerminal.builder().build();
  private int adminPort;
  private int hookPort;

  @BeforeEach
  void start() throws IOException {
    terminal =
        HikvisionTerminal.builder()
            .login(login -> login.account("reader", "Passw0rd!"))
            .users(5)
            .oldEvents(40)
            .build()
            .start();
    adminPort = FreePort.take();
    hookPort = FreePort.take();
    secret("admin.token", "t0ken");
    secret("lobby.password", "Passw0rd!");
  }

  @AfterEach
  void stop() {
    terminal.close();
  }

  @Test
  void whatTheTerminalPushesAndWhatItOnlyKeepsIsStoredOnce() throws Exception {
    terminal.pushTo(URI.create("http://127.0.0.1:" + hookPort + SECRET));
    try (Daemon daemon = started(webhook(hookPort))) {
      RemoteOperations operations = operations();
      int old = (int) terminal.log().stream().filter(event -> isPunch(event.minor())).count();
      await(() -> punches(operations) == old, () -> "stored " + punches(operations));

      for (int i = 1; i <= 5; i++) {
        terminal.punch(terminal.users().get(i - 1).employeeNo(), FACE);
      }

      await(() -> punches(operations) == old + 5, () -> "stored " + punches(operations));
      await(() -> terminal.pushAnswers().contains(200), () -> "" + terminal.pushAnswers());
      assertThat(punches(operations)).isEqualTo(old + 5L);
      assertThat(terminal.writes()).isEmpty();
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
      assertThat(metrics())
          .containsPattern("device_events_total\\{device=\"lobby\",event=\"punch\"} [1-9]")
          .containsPattern("device_events_total\\{device=\"lobby\",event=\"push\"} [1-9]")
          .contains("device_gaps_total{device=\"lobby\"} 0");
    }
  }

  @Test
  void anArmedTerminalPushes() throws Exception {
    try (Daemon daemon = started(webhook(hookPort).replace("127.0.0.1", "0.0.0.0"))) {
      ArmOutcome outcome = operations().devices().arm(new DeviceId("lobby"));
      assertThat(outcome.armed()).as(outcome.text()).isTrue();
      assertThat(outcome.toString()).contains("127.0.0.1").doesNotContain(SECRET);
      assertThat(terminal.pushTarget(1))
          .hasValue(URI.create("http://127.0.0.1:" + hookPort + SECRET));
      assertThat(terminal.writes()).filteredOn(write -> !write.body().isEmpty()).hasSize(1);

      terminal.punch(terminal.users().get(0).employeeNo(), FACE);

      await(() -> terminal.pushAnswers().contains(200), () -> "" + terminal.pushAnswers());
      assertThat(operations().devices().arm(new DeviceId("lobby")).text())
          .contains("nothing was written");
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
    }
  }

  @Test
  void everyReadIsInTheHistory() throws Exception {
    try (Daemon daemon = started("stream: false")) {
      RemoteOperations operations = operations();
      await(
          () -> !operations.devices().runs(null, 10).isEmpty(),
          () -> "no run, admin port " + daemon.adminPort());
      RunView first = operations.devices().runs(new DeviceId("lobby"), 1).get(0);
      assertThat(first.device()).isEqualTo("lobby");
      assertThat(first.error()).isNull();
      assertThat(operations.devices().list().get(0).kind()).isEqualTo("hikvision");
      assertThat(operations.devices().test(new DeviceId("lobby")).status()).isEqualTo(Status.OK);
      ReadOutcome again =
          operations.devices().read(new DeviceId("lobby"), null, null, (done, total) -> {});
      assertThat(again.records()).isGreaterThanOrEqualTo(40);
    }
  }

  @Test
  void listenersFollowTheReload() throws Exception {
    try (Daemon daemon = started(webhook(hookPort));
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      write(webhook(taken.getLocalPort()));
      ReloadReport refused = daemon.reload();
      assertThat(refused.applied()).isFalse();
      assertThat(refused.problems())
          .singleElement()
          .asString()
          .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
      assertThat(isOpen(hookPort)).isTrue();

      int other = FreePort.take();
      write(webhook(other));
      assertThat(daemon.reload().changes()).containsExactly("device lobby has new settings");
      assertThat(isOpen(other)).isTrue();
      assertThat(isOpen(hookPort)).isFalse();

      write("");
      assertThat(daemon.reload().applied()).isTrue();
      assertThat(isOpen(other)).isFalse();
    }
  }

  private Daemon started(String hook) throws IOException {
    Path etc = write(hook);
    EtcResult result = loader.load(etc);
    assertThat(result).isInstanceOf(EtcResult.Loaded.class);
    Settings settings = ((EtcResult.Loaded) result).settings();
    Daemon daemon = new Daemon(etc, settings, loader, "test");
    daemon.start();
    return daemon;
  }

  private Path write(String hook) throws IOException {
    return Files.writeString(
        folder.resolve("edge-daemon.yml"),
        """
        site: head-office
        data_dir: data
        admin: {listen: "127.0.0.1:%d", token_file: admin.token}
        devices:
          - id: lobby
            kind: hikvision
            url: %s
            username: reader
            password_file: lobby.password
            %s
        """
            .formatted(adminPort, terminal.url(), hook));
  }

  private static String webhook(int port) {
    return "webhook: {listen: \"127.0.0.1:%d\", path: %s}".formatted(port, SECRET);
  }

  private RemoteOperations operations() {
    return new RemoteOperations(URI.create("http://127.0.0.1:" + adminPort), new Secret("t0ken"));
  }

  private String metrics() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/metrics"))
            .header("Authorization", "Bearer t0ken")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static long punches(RemoteOperations operations) {
    return operations
        .journal()
        .find(new JournalQuery(0, Set.of(EntryKind.PUNCH), null, null, null, 1_000))
        .size();
  }

  private static boolean isPunch(int minor) {
    return minor == FACE || minor == 38 || minor == 1;
  }

  private void secret(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static boolean isOpen(int port) {
    try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void await(BooleanSupplier condition, java.util.function.Supplier<String> state)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(state.get()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
