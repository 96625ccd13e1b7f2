package org.edgedaemon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The law book: who may import whom. A new package is a new line here, decided before it is
 * written.
 */
class ArchitectureTest {
  private static final String BASE = "org.edgedaemon.";

  /** What everything may use. */
  private static final Set<String> FREE = Set.of("punch", "secret");

  /** Nothing else is allowed than what stands here. */
  private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>();

  private static JavaClasses classes;

  static {
    MAY_IMPORT.put("punch", Set.of());
    MAY_IMPORT.put("secret", Set.of());
    MAY_IMPORT.put("entry", Set.of());
    MAY_IMPORT.put("health", Set.of());
    MAY_IMPORT.put("schedule", Set.of());
    MAY_IMPORT.put("history", Set.of());
    MAY_IMPORT.put("service", Set.of());
    MAY_IMPORT.put("logging", Set.of());
    MAY_IMPORT.put("device", Set.of());
    MAY_IMPORT.put("device.zk.codec", Set.of());
    MAY_IMPORT.put("device.zk", Set.of("device", "device.zk.codec", "health"));
    MAY_IMPORT.put("device.hikvision.isapi", Set.of());
    MAY_IMPORT.put("device.hikvision.digest", Set.of());
    MAY_IMPORT.put("device.hikvision.multipart", Set.of());
    MAY_IMPORT.put(
        "device.hikvision.terminal",
        Set.of("device", "device.hikvision.digest", "device.hikvision.isapi", "http"));
    MAY_IMPORT.put("device.hikvision.search", Set.of("device", "device.hikvision.isapi"));
    MAY_IMPORT.put(
        "device.hikvision",
        Set.of(
            "device",
            "device.hikvision.isapi",
            "device.hikvision.multipart",
            "device.hikvision.search",
            "device.hikvision.terminal",
            "http"));
    MAY_IMPORT.put("device.serial.codec", Set.of());
    MAY_IMPORT.put("device.serial", Set.of("device", "device.serial.codec"));
    MAY_IMPORT.put("attendance", Set.of("entry"));
    MAY_IMPORT.put("attendance.report", Set.of("attendance"));
    MAY_IMPORT.put("attendance.csv", Set.of("attendance"));
    MAY_IMPORT.put("attendance.files", Set.of("attendance", "attendance.csv"));
    MAY_IMPORT.put("jdbc", Set.of());
    MAY_IMPORT.put("attendance.jdbc", Set.of("attendance", "attendance.csv", "jdbc"));
    MAY_IMPORT.put(
        "attendance.h2",
        Set.of("attendance", "attendance.report", "entry", "journal", "journal.h2"));
    MAY_IMPORT.put("rollcall", Set.of("attendance", "entry", "ingest", "intake"));
    MAY_IMPORT.put("device.api", Set.of("attendance", "device", "entry", "http", "intake"));
    MAY_IMPORT.put("dataset", Set.of());
    MAY_IMPORT.put("dataset.ids", Set.of("dataset"));
    MAY_IMPORT.put("dataset.files", Set.of("dataset"));
    MAY_IMPORT.put("dataset.cloud", Set.of("dataset", "destination.rest", "http"));
    MAY_IMPORT.put("dataset.jdbc", Set.of("dataset", "jdbc"));
    MAY_IMPORT.put("dataset.journal", Set.of("dataset", "entry", "journal"));
    MAY_IMPORT.put("dataset.h2", Set.of("dataset", "journal", "journal.h2"));
    MAY_IMPORT.put(
        "dataset.run", Set.of("dataset", "dataset.files", "dataset.ids", "history", "schedule"));
    MAY_IMPORT.put("replica", Set.of());
    MAY_IMPORT.put("replica.wire", Set.of("replica"));
    MAY_IMPORT.put("replica.jdbc", Set.of("replica", "jdbc"));
    MAY_IMPORT.put("replica.merge", Set.of("replica"));
    MAY_IMPORT.put("replica.state", Set.of("replica"));
    MAY_IMPORT.put("replica.master", Set.of("replica", "replica.merge"));
    MAY_IMPORT.put("replica.slave", Set.of("replica", "replica.merge"));
    MAY_IMPORT.put("replica.seal", Set.of("replica"));
    MAY_IMPORT.put(
        "replica.hub", Set.of("replica", "replica.master", "replica.wire", "history", "http"));
    MAY_IMPORT.put(
        "replica.link", Set.of("replica", "replica.slave", "replica.wire", "history", "http"));
    MAY_IMPORT.put("tape", Set.of("entry"));
    MAY_IMPORT.put("intake", Set.of("entry", "tape", "health"));
    MAY_IMPORT.put("journal", Set.of("entry", "health"));
    MAY_IMPORT.put("journal.h2", Set.of("entry", "journal", "health"));
    MAY_IMPORT.put("outbox", Set.of("entry", "destination", "health"));
    MAY_IMPORT.put("outbox.tape", Set.of("entry", "outbox", "tape", "destination", "health"));
    MAY_IMPORT.put(
        "outbox.h2", Set.of("entry", "outbox", "destination", "journal", "journal.h2", "health"));
    MAY_IMPORT.put("history.h2", Set.of("history", "journal", "journal.h2"));
    MAY_IMPORT.put("destination", Set.of("entry", "health"));
    MAY_IMPORT.put("destination.rest", Set.of("entry", "destination", "http"));
    MAY_IMPORT.put(
        "destination.cloud", Set.of("entry", "destination", "destination.rest", "health", "http"));
    MAY_IMPORT.put(
        "destination.portal", Set.of("entry", "destination", "destination.rest", "health", "http"));
    MAY_IMPORT.put("destination.firebase.auth", Set.of("destination", "destination.rest", "http"));
    MAY_IMPORT.put(
        "destination.firebase",
        Set.of(
            "attendance",
            "entry",
            "destination",
            "destination.firebase.auth",
            "destination.rest",
            "health",
            "http"));
    MAY_IMPORT.put(
        "ingest", Set.of("entry", "device", "intake", "journal", "health", "history", "schedule"));
    MAY_IMPORT.put(
        "forward", Set.of("entry", "intake", "journal", "outbox", "destination", "health"));
    MAY_IMPORT.put("http", Set.of("health"));
    MAY_IMPORT.put(
        "admin",
        Set.of(
            "attendance.report",
            "health",
            "http",
            "entry",
            "device",
            "destination",
            "journal",
            "outbox"));
    MAY_IMPORT.put(
        "config",
        Set.of(
            "device",
            "device.zk",
            "device.hikvision",
            "device.hikvision.isapi",
            "device.serial",
            "device.serial.codec",
            "device.api",
            "attendance",
            "attendance.jdbc",
            "destination",
            "destination.cloud",
            "destination.portal",
            "destination.firebase",
            "destination.firebase.auth",
            "entry",
            "forward",
            "ingest",
            "intake",
            "journal",
            "journal.h2",
            "http",
            "admin",
            "dataset",
            "dataset.cloud",
            "dataset.jdbc",
            "dataset.run",
            "jdbc",
            "replica",
            "replica.hub",
            "replica.jdbc",
            "replica.link",
            "replica.seal",
            "schedule"));
    MAY_IMPORT.put(
        "cli",
        Set.of(
            "cli.remote",
            "admin",
            "config",
            "device",
            "destination",
            "entry",
            "journal",
            "outbox",
            "health"));
    MAY_IMPORT.put("cli.remote", Set.of("admin", "destination", "entry", "journal"));
    MAY_IMPORT.put("app.operator", Set.of("admin", "device", "history", "journal", "outbox"));
    MAY_IMPORT.put("app.machine", Set.of("cli", "config", "health", "http", "service"));
  }

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPath(Path.of("target", "classes"));
  }

  @Test
  void everyPackageIsInTheTable() {
    List<String> unknown =
        classes.stream()
            .map(JavaClass::getPackageName)
            .map(ArchitectureTest::shortName)
            .distinct()
            .filter(name -> !name.equals("app") && !MAY_IMPORT.containsKey(name))
            .toList();
    assertThat(unknown).as("packages that nobody has placed").isEmpty();
  }

  @Test
  void importsFollowTheTable() {
    MAY_IMPORT.forEach(
        (name, allowed) ->
            noClasses()
                .that()
                .resideInAPackage(BASE + name)
                .should()
                .dependOnClassesThat(strangerTo(name, allowed))
                .allowEmptyShould(true)
                .check(classes));
  }

  @Test
  void noCycles() {
    slices().matching("org.edgedaemon.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void codecsArePure() {
    noClasses()
        .that()
        .resideInAPackage("..codec..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.netty.channel..",
            "io.netty.bootstrap..",
            "java.net..",
            "java.nio.channels..",
            "java.nio.file..",
            "java.io..",
            "java.sql..",
            "org.slf4j..",
            "java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void librariesStayInTheirRooms() {
    onlyIn(
        Set.of(
            "jdbc",
            "journal.h2",
            "outbox.h2",
            "history.h2",
            "attendance.h2",
            "attendance.jdbc",
            "dataset.h2",
            "dataset.jdbc",
            "replica.jdbc",
            "replica.state",
            "app"),
        "java.sql..",
        "javax.sql..",
        "org.h2..",
        "com.zaxxer..");
    onlyIn(Set.of("attendance.csv"), "com.fasterxml.jackson.dataformat.csv..");
    onlyIn(Set.of("tape"), "com.squareup.tape2..");
    onlyIn(Set.of("forward"), "io.github.resilience4j..");
    onlyIn(Set.of("schedule"), "com.cronutils..");
    onlyIn(Set.of("cli", "app"), "picocli..", "me.tongfei..");
    onlyIn(Set.of("http"), "org.asynchttpclient..");
    onlyIn(Set.of("device.serial"), "jssc..", "org.scijava..");
    onlyIn(Set.of("admin", "app"), "io.prometheus..");
  }

  @Test
  void timeIsInjected() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.edgedaemon.app")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(classes);
  }

  /** It wants the table of mounts, which the hardened service cannot see. */
  @Test
  void nobodyAsksForAFileStore() {
    noClasses()
        .should()
        .callMethod(java.nio.file.Files.class, "getFileStore", Path.class)
        .check(classes);
  }

  @Test
  void noStandardStreamsNorGenericExceptions() {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(classes);
    classes()
        .that()
        .resideOutsideOfPackages("org.edgedaemon.cli", "org.edgedaemon.app")
        .should(
            com.tngtech.archunit.lang.conditions.ArchConditions.not(
                com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS))
        .check(classes);
  }

  private static void onlyIn(Set<String> rooms, String... library) {
    String[] packages = rooms.stream().map(name -> BASE + name).toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .allowEmptyShould(true)
        .check(classes);
  }

  private static DescribedPredicate<JavaClass> strangerTo(String name, Set<String> allowed) {
    return DescribedPredicate.describe(
        "not allowed to " + name,
        type ->
            type.getPackageName().startsWith(BASE)
                && !shortName(type.getPackageName()).equals(name)
                && !FREE.contains(shortName(type.getPackageName()))
                && !allowed.contains(shortName(type.getPackageName())));
  }

  private static String shortName(String packageName) {
    return packageName.startsWith(BASE) ? packageName.substring(BASE.length()) : packageName;
  }
}
