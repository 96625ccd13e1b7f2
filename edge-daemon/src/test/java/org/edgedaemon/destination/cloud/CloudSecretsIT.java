package org.edgedaemon.destination.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.http.RawPeer;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs deliveries in a process of its own that logs everything it can, and looks for the key. */
@Timeout(120)
class CloudSecretsIT {
  private static final String KEY = "k3y-that-must-not-be-seen";

  @Test
  void theKeyIsInNoLogAtAnyLevel() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-Dorg.slf4j.simpleLogger.log.org.asynchttpclient=trace",
                "-Dorg.slf4j.simpleLogger.log.io.netty=trace",
                "-cp",
                System.getProperty("java.class.path"),
                CloudSecretsIT.class.getName())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(log).isZero();
    assertThat(log)
        .as("the library's own log of requests must be there, or this proves nothing")
        .containsIgnoringCase("idempotency-key");
    assertThat(log).doesNotContain(KEY).contains("heard the key: true");
    assertThat(log)
        .as("a dump of the wire, 16 bytes a line, shows the key in pieces")
        .doesNotContain("|  0  1  2  3  4  5");
  }

  /** The other process. */
  public static void main(String[] args) throws Exception {
    String echo = "you sent " + KEY;
    try (RawPeer good = RawPeer.answering(200, "", echo);
        RawPeer bad = RawPeer.answering(500, "", echo);
        RawPeer refusing = RawPeer.answering(422, "", echo);
        RawPeer proxy = RawPeer.answering(403, "", echo);
        RawPeer gone = RawPeer.start(RawPeer.Conversation::hearRequest)) {
      deliver(good.uri("/api"), null);
      deliver(bad.uri("/api"), null);
      deliver(refusing.uri("/api"), null);
      deliver(gone.uri("/api"), null);
      deliver(URI.create("http://127.0.0.1:1/api"), null);
      deliver(URI.create("https://cloud.invalid/api"), proxy.uri(""));
      System.out.println("heard the key: " + good.requests().get(0).contains(KEY));
    }
  }

  private static void deliver(URI url, URI proxy) throws Exception {
    HttpClients clients = new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
    CloudConfig config =
        new CloudConfig(
            new DestinationId("cloud"),
            url,
            new Secret(KEY),
            CloudConfig.DEFAULT_PATH,
            CloudConfig.Form.RECORDS,
            10,
            Duration.ofSeconds(5),
            Set.of(EntryKind.PUNCH),
            true,
            1,
            null,
            proxy);
    try (clients;
        CloudDestination cloud =
            new CloudDestination(config, clients, () -> java.time.Instant.EPOCH)) {
      System.out.println(config);
      System.out.println(cloud.deliver(Punches.punches(10)).toCompletableFuture().get());
      System.out.println(cloud.deliver(Punches.punches(1)).toCompletableFuture().get());
      System.out.println(cloud.check().toCompletableFuture().get());
    }
  }
}
