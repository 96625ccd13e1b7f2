package org.edgedaemon.app.cloudsync;

import java.nio.file.Path;
import java.time.InstantSource;
import org.edgedaemon.dataset.SyncLedger;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.journal.JournalReader;

/**
 * What cloud sync works with.
 *
 * @param dataDir where a run keeps its files
 * @param ledger what was sent before
 * @param history gets every run
 */
public record CloudSyncPorts(
    Path dataDir,
    Journal journal,
    JournalReader reader,
    SyncLedger ledger,
    RunHistory history,
    HttpClients clients,
    InstantSource clock) {}
