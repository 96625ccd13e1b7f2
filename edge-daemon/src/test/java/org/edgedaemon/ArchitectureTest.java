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
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the code against the {@link LawBook}, and against a few laws more. */
class ArchitectureTest {
  private static final String BASE = "org.edgedaemon.";

  private static JavaClasses classes;

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
            .filter(name -> !name.equals("app") && !LawBook.MAY_IMPORT.containsKey(name))
            .toList();
    assertThat(unknown).as("packages that nobody has placed").isEmpty();
  }

  @Test
  void importsFollowTheTable() {
    LawBook.MAY_IMPORT.forEach(
        (name, allowed) ->
            noClasses()
                .that()
                .resideInAPackage(BASE + name)
                .should()
                .dependOnClassesThat(strangerTo(name, allowed))
                .allowEmptyShould(true)
                .check(classes));
  }

  /** They stand side by side; the assembly alone knows several of them. */
  @Test
  void linesOfWorkKnowNoOtherLine() {
    LawBook.MAY_IMPORT.forEach(
        (name, allowed) ->
            assertThat(allowed)
                .as("what %s may import", name)
                .allMatch(other -> !other.startsWith("app") || mayKnow(name, other)));
  }

  /** What they all tell an operator in the same way, and rooms inside of one's own. */
  private static boolean mayKnow(String room, String other) {
    return room.startsWith("app.")
        && (other.equals("app.operator") || other.startsWith(room + "."));
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
            "replica.state"),
        "java.sql..",
        "javax.sql..",
        "org.h2..",
        "com.zaxxer..");
    onlyIn(Set.of("attendance.csv"), "com.fasterxml.jackson.dataformat.csv..");
    onlyIn(Set.of("tape"), "com.squareup.tape2..");
    onlyIn(Set.of("forward"), "io.github.resilience4j..");
    onlyIn(Set.of("schedule"), "com.cronutils..");
    onlyIn(Set.of("cli"), "picocli..", "me.tongfei..");
    onlyIn(Set.of("http"), "org.asynchttpclient..");
    onlyIn(Set.of("device.serial"), "jssc..", "org.scijava..");
    onlyIn(Set.of("admin"), "io.prometheus..");
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
                && !LawBook.FREE.contains(shortName(type.getPackageName()))
                && !allowed.contains(shortName(type.getPackageName())));
  }

  private static String shortName(String packageName) {
    return packageName.startsWith(BASE) ? packageName.substring(BASE.length()) : packageName;
  }
}
