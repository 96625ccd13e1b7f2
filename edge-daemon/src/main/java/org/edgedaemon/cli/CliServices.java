package org.edgedaemon.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * What the commands need of the rest of the program.
 *
 * @param version of the program
 * @param defaultEtcFile when no {@code --config} is given
 * @param zone in which times are shown
 * @param nanoTime paces progress lines, as {@link System#nanoTime}
 * @param onTerminal whether a person looks: then long work shows a bar, else plain lines
 * @param prompt asks the person, if there is one
 */
public record CliServices(
    String version,
    Path defaultEtcFile,
    SettingsLoader settings,
    DaemonRunner daemon,
    OfflineStores stores,
    PeerTests peers,
    MachineTests machine,
    ZoneId zone,
    LongSupplier nanoTime,
    boolean onTerminal,
    Prompt prompt) {}
