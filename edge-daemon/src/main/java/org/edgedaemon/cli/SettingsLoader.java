package org.edgedaemon.cli;

import java.nio.file.Path;
import org.edgedaemon.config.EtcResult;

/** Reads and checks the etc file. */
@FunctionalInterface
public interface SettingsLoader {
  /** Never throws for what is wrong with the file: that is a refusal. */
  EtcResult load(Path etcFile);
}
