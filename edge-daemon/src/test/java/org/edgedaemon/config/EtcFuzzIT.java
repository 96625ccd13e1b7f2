package org.edgedaemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the file: it is loaded or refused, never thrown about. */
class EtcFuzzIT {
  private static final int FILES = Integer.getInteger("fuzz.files", 500);
  private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
  private static final String[] PIECES = {
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "\n",
    "\t",
    "#",
    "&a",
    "*a",
    "!!binary x",
    "${HOME}",
    "|",
    "\0",
    "\u2028",
    "99999999999999999999",
    "null",
    "~",
    "\\",
    "%",
    "ä",
    "<<: ",
    "? ",
    "---\n"
  };

  @TempDir Path folder;

  /** Where one damage makes a file no YAML, nothing behind it is looked at: also a short one. */
  @ParameterizedTest
  @ValueSource(strings = {"edge-daemon.yml", "cloud-sync/edge-daemon.yml"})
  void noFileThrows(String name) throws IOException {
    String sample =
        Files.readString(Path.of("..", "etc").resolve(name)).replaceAll("(?m)^  # ", "  ");
    Files.createDirectory(folder.resolve("office-files"));
    int refused = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + FILES / 2; seed++) {
      String damaged = damage(sample, new SplittableRandom(seed));
      Files.writeString(folder.resolve("etc.yml"), damaged);
      try {
        EtcResult result =
            new EtcFile(key -> null, EtcFixture.MACHINE_ZONE).load(folder.resolve("etc.yml"));
        refused += result instanceof EtcResult.Refused ? 1 : 0;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("-Dfuzz.seed=" + seed + " -Dfuzz.files=2\n" + damaged, e);
      }
    }
    assertThat(refused).isPositive();
  }

  private static String damage(String text, SplittableRandom random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int steps = random.nextInt(4) + 1; steps > 0; steps--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(4)) {
        case 0 -> damaged.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 1 -> damaged.deleteCharAt(at);
        case 2 -> damaged.replace(at, at + 1, PIECES[random.nextInt(PIECES.length)]);
        default -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(200) + 1));
      }
      if (damaged.isEmpty()) {
        return "";
      }
    }
    return damaged.toString();
  }
}
