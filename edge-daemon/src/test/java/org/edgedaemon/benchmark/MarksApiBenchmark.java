package org.edgedaemon.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.simulator.firebase.FirebaseSimulator;
import org.edgedaemon.simulator.portal.RecordingPortal;

/**
 * A thousand students mark themselves within a minute, each at a moment of its own, over the local
 * API of a whole daemon that has a portal and a Firestore behind it. What counts is how long an
 * answer takes from the moment that the student was there, and when both destinations have all
 * marks. Beside it a single synchronous write.
 */
public final class MarksApiBenchmark {
  private static final int STUDENTS = 1_000;
  private static final int WARM_UP = 200;
  private static final long MINUTE = TimeUnit.SECONDS.toNanos(60);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
  private static final double GOAL_MILLIS = 50;
  private static final double GOAL_SECONDS = 10;
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private final RecordingPortal portal;
  private final FirebaseSimulator google;
  private final MeasuredDaemon daemon;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private int marks;

  private MarksApiBenchmark(
      RecordingPortal portal, FirebaseSimulator google, MeasuredDaemon daemon) {
    this.portal = portal;
    this.google = google;
    this.daemon = daemon;
  }

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder();
        RecordingPortal portal = new RecordingPortal("X-API-Key", "benchmark-key").start();
        FirebaseSimulator google = new FirebaseSimulator(InstantSource.system(), false).start()) {
      double raw = 1e3 * new RawDisk(folder.path()).writeSeconds(300, 4096);
      secret(folder.path(), "lan.token", TOKEN);
      secret(folder.path(), "portal.key", "benchmark-key");
      secret(folder.path(), "account.json", google.serviceAccountFile());
      try (MeasuredDaemon daemon =
          new MeasuredDaemon(folder.path(), peers(portal, google), List.of())) {
        daemon.awaitReady();
        new MarksApiBenchmark(portal, google, daemon).run(raw);
      }
    }
    System.exit(0);
  }

  private void run(double raw) throws Exception {
    awaitDoor();
    mark("warm", WARM_UP, TimeUnit.SECONDS.toNanos(10));
    awaitBoth();
    Sample answers = mark("lesson", STUDENTS, MINUTE);
    long last = System.nanoTime();
    awaitBoth();
    tell(answers, (System.nanoTime() - last) / 1e9, raw);
  }

  /** The local API opens a moment after the admin port. */
  private void awaitDoor() throws Exception {
    HttpRequest first = request(Campus.student(0), "first");
    while (http.send(first, HttpResponse.BodyHandlers.ofString()).statusCode() == 503) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    marks++;
  }

  /** Milliseconds of each answer. */
  private Sample mark(String session, int students, long within) throws Exception {
    Random random = new Random(7);
    long[] moments = random.longs(students, 0, within).sorted().toArray();
    Queue<Double> millis = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < students; i++) {
      long moment = start + moments[i];
      TimeUnit.NANOSECONDS.sleep(moment - System.nanoTime());
      answers.add(
          http.sendAsync(request(Campus.student(i), session), HttpResponse.BodyHandlers.ofString())
              .thenAccept(answer -> millis.add(read(answer, moment))));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    marks += students;
    return Sample.of(List.copyOf(millis));
  }

  private static double read(HttpResponse<String> answer, long moment) {
    double millis = (System.nanoTime() - moment) / 1e6;
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return millis;
  }

  private HttpRequest request(Student student, String session) {
    String body =
        """
        {"id":"%s|%s","student":{"admission_number":"%s","name":"%s"},"unit":{"code":"CS101"},
        "session":{"id":"%s@2026-03-02"}}"""
            .formatted(session, student.admission(), student.admission(), student.name(), session);
    return HttpRequest.newBuilder(URI.create(daemon.url("/api/v1/attendance")))
        .header("Authorization", "Bearer " + TOKEN)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private void awaitBoth() throws InterruptedException {
    await(() -> portal.marks().size() >= marks);
    await(() -> documents() >= marks);
  }

  private long documents() {
    return google.documents().keySet().stream().filter(name -> name.startsWith("marks/")).count();
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "of %d marks the portal has %d, Firestore %d"
                .formatted(marks, portal.marks().size(), documents()));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void tell(Sample answers, double seconds, double raw) {
    new Row(
            "1,000 students mark within 60 s by the local API, whole daemon, portal and Firestore",
            "answer p99 <= 50 ms; all in both <= 10 s after the last",
            "p50 %s ms, p99 %s ms, max %s ms; both have all after %s s"
                .formatted(
                    Row.number(answers.median()),
                    Row.number(answers.percentile(99)),
                    Row.number(answers.max()),
                    Row.number(seconds)),
            "one synchronous write: " + Row.number(raw) + " ms",
            Row.number(answers.median() / raw),
            answers.percentile(99) <= GOAL_MILLIS && seconds <= GOAL_SECONDS)
        .tell();
  }

  private static String peers(RecordingPortal portal, FirebaseSimulator google) {
    return """
        devices:
          - id: lan
            kind: api
            tokens: [{name: lan, token_file: lan.token, scopes: [attendance]}]
        destinations:
          - {id: portal, kind: portal, url: "%s", api_key_file: portal.key}
          - {id: firestore, kind: firestore, project: %s, credentials_file: account.json, url: "%s"}
        """
        .formatted(portal.url(), FirebaseSimulator.PROJECT, google.url());
  }

  private static void secret(Path folder, String name, String content) throws Exception {
    Path file = Files.writeString(folder.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
