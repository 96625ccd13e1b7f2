package org.edgedaemon.destination.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.Marks;
import org.edgedaemon.destination.firebase.auth.ServiceAccount;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.firebase.FirebaseSimulator;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Delivers in a process of its own that logs everything it can, and looks for secrets. */
@Timeout(120)
class FirebaseSecretsIT {
  @Test
  void noTokenNorSecretIsInAnyLogOrResult() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-Dorg.slf4j.simpleLogger.log.org.asynchttpclient=trace",
                "-Dorg.slf4j.simpleLogger.log.io.netty=trace",
                "-cp",
                System.getProperty("java.class.path"),
                FirebaseSecretsIT.class.getName())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(log).isZero();
    assertThat(log)
        .as("the library's own log of requests must be there, or this proves nothing")
        .contains("documents:commit", "print=silent", "heard both: true");
    assertThat(log)
        .doesNotContain("ya29.", FirebaseSimulator.DATABASE_SECRET, "PRIVATE KEY", "assertion=ey");
  }

  /** The other process. */
  public static void main(String[] args) throws Exception {
    HttpClients clients = new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
    try (FirebaseSimulator google = new FirebaseSimulator(InstantSource.system(), false).start();
        Destination firestore = firestore(google, clients);
        Destination database = database(google, clients)) {
      deliver(firestore);
      deliver(database);
      String token = google.requests().get(1).authorization().replace("Bearer ", "");
      String echo = "you sent " + token;
      for (int status : new int[] {400, 403, 500}) {
        google.faults().next(WebFault.status(status).body(echo));
        deliver(firestore);
      }
      google.faults().next(WebFault.status(400).body(FirebaseSimulator.DATABASE_SECRET));
      deliver(database);
      google.disableAccount(true);
      google.revokeTokens();
      deliver(firestore);
      boolean heard =
          google.requests().stream().anyMatch(r -> r.query().contains("auth=simulated"))
              && token.startsWith("ya29.");
      System.out.println("heard both: " + heard);
    }
    clients.close();
  }

  private static void deliver(Destination to) throws Exception {
    System.out.println(
        to.deliver(List.of(Marks.mark(1, "S1", "CS101", 1, 8.3)))
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS)
            .toString());
  }

  private static Destination firestore(FirebaseSimulator google, HttpClients clients) {
    ServiceAccount account = ServiceAccount.parse(google.serviceAccountFile());
    System.out.println(new FirebaseCredentials.Account(account));
    return new FirestoreDestination(
        FirestoreConfig.of(
            new DestinationId("firestore"),
            URI.create(google.url()),
            FirebaseSimulator.PROJECT,
            new FirebaseCredentials.Account(account)),
        clients,
        Loops.SHARED,
        InstantSource.system(),
        System::nanoTime);
  }

  private static Destination database(FirebaseSimulator google, HttpClients clients) {
    FirebaseCredentials secret =
        new FirebaseCredentials.DatabaseSecret(new Secret(FirebaseSimulator.DATABASE_SECRET));
    System.out.println(secret);
    return new RealtimeDatabaseDestination(
        RealtimeDatabaseConfig.of(new DestinationId("rtdb"), URI.create(google.url()), secret),
        clients,
        InstantSource.system(),
        System::nanoTime);
  }
}
