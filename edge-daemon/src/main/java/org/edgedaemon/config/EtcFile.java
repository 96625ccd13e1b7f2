package org.edgedaemon.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the etc file strictly: everything that is wrong is told at once, with line and key, and
 * then nothing of the file is used. No value that may be a secret gets into a message. Reading
 * opens no connection and starts nothing.
 */
public final class EtcFile {
  private static final long MAX_BYTES = 1 << 20;

  private final Function<String, @Nullable String> environment;
  private final ZoneId machineZone;

  /**
   * @param environment variables by name, null when not set
   * @param machineZone the zone of devices that name none
   */
  public EtcFile(Function<String, @Nullable String> environment, ZoneId machineZone) {
    this.environment = environment;
    this.machineZone = machineZone;
  }

  /**
   * Where the etc file is when nobody says otherwise.
   *
   * @param osName as the system property {@code os.name}
   */
  public static Path defaultPath(Function<String, @Nullable String> environment, String osName) {
    if (!osName.toLowerCase(Locale.ROOT).startsWith("windows")) {
      return Path.of("/etc/edge-daemon/edge-daemon.yml");
    }
    String programData = environment.apply("ProgramData");
    return Path.of(programData == null ? "C:\\ProgramData" : programData)
        .resolve("edge-daemon")
        .resolve("edge-daemon.yml");
  }

  /** Never throws for what is wrong with the file. */
  public EtcResult load(Path file) {
    Findings findings = new Findings();
    String text = read(file, findings);
    Settings settings = text == null ? null : bind(file, text, findings);
    return settings == null || findings.hasProblems()
        ? new EtcResult.Refused(findings.problems())
        : new EtcResult.Loaded(settings, findings.warnings());
  }

  private @Nullable Settings bind(Path file, String text, Findings findings) {
    Node root = new YamlTree(text, findings).read();
    if (root == null) {
      return null;
    }
    if (!(root instanceof Node.Keys) && !(root instanceof Node.Nothing)) {
      findings.problem(root.line(), "", "the file must hold keys such as 'site: head-office'");
      return null;
    }
    Node.Keys keys =
        root instanceof Node.Keys some
            ? some
            : new Node.Keys(root.line(), new LinkedHashMap<>(), Map.of());
    Path folder = file.toAbsolutePath().normalize().getParent();
    Surroundings around =
        new Surroundings(
            folder == null ? Path.of("").toAbsolutePath() : folder,
            environment,
            machineZone,
            findings);
    return SettingsBinder.bind(new Section(keys, "", around));
  }

  private static @Nullable String read(Path file, Findings findings) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      String why = Files.exists(file) ? "is not a file that this user may read" : "does not exist";
      findings.problem(0, "", "the etc file " + file + " " + why);
      return null;
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        findings.problem(0, "", "the etc file " + file + " is larger than 1 MiB");
        return null;
      }
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      findings.problem(0, "", "the etc file " + file + " is not UTF-8 text");
    } catch (IOException e) {
      String kind = e.getClass().getSimpleName();
      findings.problem(0, "", "the etc file " + file + " cannot be read: " + kind);
    }
    return null;
  }
}
