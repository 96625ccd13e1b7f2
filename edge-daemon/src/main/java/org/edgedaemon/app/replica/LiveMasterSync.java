package org.edgedaemon.app.replica;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.edgedaemon.admin.ConflictView;
import org.edgedaemon.admin.Count;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.admin.MasterView;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.RoundView;
import org.edgedaemon.admin.RoundWish;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.admin.SettleWish;
import org.edgedaemon.admin.SlaveView;
import org.edgedaemon.config.LinkSettings;
import org.edgedaemon.config.MasterSettings;
import org.edgedaemon.replica.ConflictNote;
import org.edgedaemon.replica.ConflictPage;
import org.edgedaemon.replica.KeptConflict;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowRefusedException;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.TablesException;
import org.edgedaemon.replica.hub.Hub;
import org.edgedaemon.replica.jdbc.JdbcTables;
import org.edgedaemon.replica.jdbc.TableReport;
import org.edgedaemon.replica.jdbc.Triggers;
import org.edgedaemon.replica.link.Link;
import org.edgedaemon.replica.link.LinkStatus;
import org.edgedaemon.replica.link.RoundEnd;
import org.edgedaemon.replica.link.SyncStatus;
import org.edgedaemon.replica.link.Wish;
import org.jspecify.annotations.Nullable;

/** Masters and slaves of the running daemon, for an operator. */
record LiveMasterSync(ReplicaParts parts) implements MasterSyncOperations {
  private static final Duration ROUND = Duration.ofHours(6);
  private static final Duration DATABASE = Duration.ofSeconds(50);

  @Override
  public List<MasterView> masters() {
    return parts.links().stream().map(link -> view(link.status())).toList();
  }

  @Override
  public List<SlaveView> slaves() {
    return parts.hub().stream()
        .flatMap(hub -> hub.slaves().stream())
        .map(
            slave ->
                new SlaveView(
                    slave.slave(),
                    slave.lastContact(),
                    slave.lastSync(),
                    slave.lastError(),
                    slave.listening(),
                    slave.taken(),
                    slave.conflicts(),
                    slave.refused(),
                    slave.told()))
        .toList();
  }

  @Override
  public List<RunView> rounds(@Nullable String peer, int limit) {
    return new ReplicaRuns(parts.history()).latest(peer, limit);
  }

  @Override
  public RoundView round(RoundWish wish) {
    Link link = link(wish.master());
    RoundEnd end =
        waited(link.ask(new Wish(wish.dryRun(), wish.force(), url(wish.masterUrl()))), ROUND);
    return new RoundView(
        link.config().id(),
        end.dryRun(),
        end.sent(),
        end.conflicts(),
        end.received(),
        end.pending(),
        end.error(),
        end.errors());
  }

  @Override
  public Count reset(@Nullable String master) {
    waited(link(master).reset(), DATABASE);
    return new Count(1);
  }

  @Override
  public List<ConflictView> conflicts(boolean all, long before, int limit) {
    ConflictPage page = new ConflictPage(before, !all, limit);
    return waited(hub().with((master, store) -> store.conflicts(page)), DATABASE).stream()
        .map(LiveMasterSync::view)
        .toList();
  }

  @Override
  public ConflictView conflict(long id) {
    return view(found(id));
  }

  @Override
  public ConflictView settle(long id, SettleWish wish) {
    ConflictNote note = found(id).note();
    Optional<RowImage> chosen =
        switch (String.valueOf(wish.take())) {
          case "master" ->
              note.masterDeleted() ? Optional.empty() : Optional.of(note.masterImage());
          case "slave" -> note.slaveDeleted() ? Optional.empty() : Optional.of(slaveRow(note));
          case "result" -> Optional.of(note.result());
          default ->
              throw new OperationException(Reason.INVALID, "take is none of master, slave, result");
        };
    waited(hub().with((master, store) -> master.settle(id, chosen)), DATABASE);
    return conflict(id);
  }

  @Override
  public List<String> install(@Nullable String peer) {
    try (Triggers triggers = triggers(peer);
        JdbcTables tables = tables(peer)) {
      TableReport report = tables.prepare();
      List<String> lines = new ArrayList<>(report.made());
      lines.addAll(triggers.install());
      report.warnings().forEach(warning -> lines.add("WARNING: " + warning));
      return lines;
    } catch (TablesException e) {
      throw new OperationException(Reason.STORE, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public List<String> uninstall(@Nullable String peer) {
    try (Triggers triggers = triggers(peer)) {
      List<String> were =
          triggers.installed().stream().map(table -> "triggers of " + table).toList();
      triggers.uninstall();
      return were;
    } catch (TablesException e) {
      throw new OperationException(Reason.STORE, String.valueOf(e.getMessage()), e);
    }
  }

  /** A slave that sends changes only has sent a part of its row. */
  private static RowImage slaveRow(ConflictNote note) {
    return note.masterImage().with(note.slaveImage(), note.slaveImage().fields().keySet());
  }

  private Triggers triggers(@Nullable String peer) {
    MasterSettings master = parts.master().orElse(null);
    if (peer == null && master != null) {
      return new Triggers(master.database(), List.copyOf(master.hub().specs().values()));
    }
    LinkSettings link = settings(peer);
    return new Triggers(link.database(), List.copyOf(link.link().specs().values()));
  }

  private JdbcTables tables(@Nullable String peer) {
    MasterSettings master = parts.master().orElse(null);
    if (peer == null && master != null) {
      List<TableSpec> specs = List.copyOf(master.hub().specs().values());
      return new JdbcTables(master.database(), specs, master.triggers(), master.plans());
    }
    LinkSettings link = settings(peer);
    List<TableSpec> specs = List.copyOf(link.link().specs().values());
    return new JdbcTables(link.database(), specs, link.triggers(), link.plans());
  }

  private LinkSettings settings(@Nullable String peer) {
    List<LinkSettings> links = parts.masters();
    return links.stream()
        .filter(one -> peer == null ? links.size() == 1 : one.link().id().equals(peer))
        .findFirst()
        .orElseThrow(() -> noMaster(peer));
  }

  private KeptConflict found(long id) {
    return waited(hub().with((master, store) -> store.conflict(id)), DATABASE)
        .orElseThrow(() -> new OperationException(Reason.NOT_FOUND, "no conflict " + id));
  }

  private Hub hub() {
    return parts
        .hub()
        .orElseThrow(
            () ->
                new OperationException(
                    Reason.NOT_FOUND,
                    "the etc file has no master: conflicts are kept where the master is"));
  }

  private Link link(@Nullable String id) {
    if (id != null) {
      return parts.link(id).orElseThrow(() -> noMaster(id));
    }
    List<Link> links = parts.links();
    if (links.size() == 1) {
      return links.get(0);
    }
    throw links.isEmpty()
        ? noMaster(null)
        : new OperationException(Reason.INVALID, "there are several masters: name one by --master");
  }

  private static OperationException noMaster(@Nullable String id) {
    return new OperationException(
        Reason.NOT_FOUND,
        id == null
            ? "the etc file has no destination of kind master that is enabled"
            : "no destination of kind master has the id '" + id + "'");
  }

  private static @Nullable URI url(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      URI url = URI.create(text);
      if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw new OperationException(Reason.INVALID, "the URL cannot be read", e);
    }
    throw new OperationException(Reason.INVALID, "the URL must start with http:// or https://");
  }

  private static <T> T waited(CompletionStage<T> stage, Duration patience) {
    try {
      return stage.toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationException(Reason.FAILED, "the daemon stops", e);
    } catch (TimeoutException e) {
      throw new OperationException(
          Reason.FAILED, "it takes long and goes on: ask again for the status", e);
    } catch (ExecutionException | CompletionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    }
  }

  private static OperationException failed(Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    if (cause instanceof TablesException) {
      return new OperationException(Reason.STORE, text, cause);
    }
    if (cause instanceof RowRefusedException refused) {
      return new OperationException(
          Reason.INVALID, String.join("; ", refused.reasons().values()), cause);
    }
    return new OperationException(Reason.FAILED, text, cause);
  }

  private static MasterView view(LinkStatus link) {
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

  private static ConflictView view(KeptConflict kept) {
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
