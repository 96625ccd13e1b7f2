package org.edgedaemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An etc file in a folder of its own, with secrets beside it. */
final class EtcFixture {
  static final String HEAD = "site: head-office\ndata_dir: data\n";
  static final ZoneId MACHINE_ZONE = ZoneId.of("Africa/Nairobi");

  final Map<String, String> environment = new HashMap<>();
  private final Path folder;

  EtcFixture(Path folder) {
    this.folder = folder;
  }

  Path file() {
    return folder.resolve("edge-daemon.yml");
  }

  EtcFixture secret(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return this;
  }

  EtcResult load(String yaml) throws IOException {
    Files.writeString(file(), yaml);
    return new EtcFile(environment::get, MACHINE_ZONE).load(file());
  }

  EtcResult.Loaded loaded(String yaml) throws IOException {
    EtcResult result = load(yaml);
    assertThat(result).isInstanceOf(EtcResult.Loaded.class);
    return (EtcResult.Loaded) result;
  }

  List<String> refused(String yaml) throws IOException {
    EtcResult result = load(yaml);
    assertThat(result).isInstanceOf(EtcResult.Refused.class);
    return ((EtcResult.Refused) result).problems().stream().map(Problem::toString).toList();
  }
}
