package org.edgedaemon.app.replica;

import java.util.Locale;
import org.edgedaemon.admin.ConflictView;
import org.edgedaemon.admin.MasterView;
import org.edgedaemon.admin.RoundView;
import org.edgedaemon.admin.SlaveView;
import org.edgedaemon.replica.ConflictNote;
import org.edgedaemon.replica.KeptConflict;
import org.edgedaemon.replica.hub.SlaveFigures;
import org.edgedaemon.replica.link.LinkStatus;
import org.edgedaemon.replica.link.RoundEnd;
import org.edgedaemon.replica.link.SyncStatus;

/** Masters, slaves and their conflicts as an operator sees them. */
final class ReplicaViews {
  private ReplicaViews() {}

  static MasterView master(LinkStatus link) {
    SyncStatus status = link.status();
    return new MasterView(
        link.id(),
        link.url(),
        status.status().name().toLowerCase(Locale.ROOT),
        status.lastSyncedAt(),
        status.updatedAt(),
        status.pendingRecords(),
        status.lastError(),
        status.retryCount(),
        link.listening(),
        link.rounds(),
        link.failedRounds(),
        link.sent(),
        link.received(),
        link.conflicts());
  }

  static SlaveView slave(SlaveFigures slave) {
    return new SlaveView(
        slave.slave(),
        slave.lastContact(),
        slave.lastSync(),
        slave.lastError(),
        slave.listening(),
        slave.taken(),
        slave.conflicts(),
        slave.refused(),
        slave.told());
  }

  static RoundView round(String master, RoundEnd end) {
    return new RoundView(
        master,
        end.dryRun(),
        end.sent(),
        end.conflicts(),
        end.received(),
        end.pending(),
        end.error(),
        end.errors());
  }

  static ConflictView conflict(KeptConflict kept) {
    ConflictNote note = kept.note();
    return new ConflictView(
        kept.id(),
        note.noted(),
        note.row().table().value(),
        note.row().key().text(),
        note.slave(),
        note.fields().stream().sorted().toList(),
        note.winner().name().toLowerCase(Locale.ROOT),
        note.masterDeleted(),
        note.slaveDeleted(),
        note.masterImage().fields(),
        note.slaveImage().fields(),
        note.result().fields(),
        kept.settled());
  }
}
