package org.edgedaemon.app.replica;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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
import org.edgedaemon.app.operator.Waiting;
import org.edgedaemon.config.LinkSettings;
import org.edgedaemon.config.MasterSettings;
import org.edgedaemon.replica.ConflictNote;
import org.edgedaemon.replica.ConflictPage;
import org.edgedaemon.replica.KeptConflict;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowRefusedException;
import org.edgedaemon.replica.TablesException;
import org.edgedaemon.replica.hub.Hub;
import org.edgedaemon.replica.jdbc.JdbcTables;
import org.edgedaemon.replica.jdbc.TableReport;
import org.edgedaemon.replica.jdbc.Triggers;
import org.edgedaemon.replica.link.Link;
import org.edgedaemon.replica.link.Wish;
import org.jspecify.annotations.Nullable;

/** Masters and slaves of the running daemon, for an operator. */
record LiveMasterSync(ReplicaParts parts) implements MasterSyncOperations {
  private static final Duration ROUND = Duration.ofHours(6);
  private static final Duration DATABASE = Duration.ofSeconds(50);

  @Override
  public List<MasterView> masters() {
    return parts.links().stream().map(link -> ReplicaViews.master(link.status())).toList();
  }

  @Override
  public List<SlaveView> slaves() {
    return parts.hub().stream()
        .flatMap(hub -> hub.slaves().stream())
        .map(ReplicaViews::slave)
        .toList();
  }

  @Override
  public List<RunView> rounds(@Nullable String peer, int limit) {
    return new ReplicaRuns(parts.history()).latest(peer, limit);
  }

  @Override
  public RoundView round(RoundWish wish) {
    Link link = link(wish.master());
    Wish asked = new Wish(wish.dryRun(), wish.force(), url(wish.masterUrl()));
    String id = link.config().id();
    return ReplicaViews.round(id, waited(link.ask(asked), ROUND, "the round with master " + id));
  }

  @Override
  public Count reset(@Nullable String master) {
    inDatabase(link(master).reset());
    return new Count(1);
  }

  @Override
  public List<ConflictView> conflicts(boolean all, long before, int limit) {
    ConflictPage page = new ConflictPage(before, !all, limit);
    return inDatabase(hub().with((master, store) -> store.conflicts(page))).stream()
        .map(ReplicaViews::conflict)
        .toList();
  }

  @Override
  public ConflictView conflict(long id) {
    return ReplicaViews.conflict(found(id));
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
    inDatabase(hub().with((master, store) -> master.settle(id, chosen)));
    return conflict(id);
  }

  @Override
  public List<String> install(@Nullable String peer) {
    PeerTables kept = kept(peer);
    try (Triggers triggers = kept.triggersOnly();
        JdbcTables tables = kept.tables()) {
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
    try (Triggers triggers = kept(peer).triggersOnly()) {
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

  private PeerTables kept(@Nullable String peer) {
    MasterSettings master = parts.master().orElse(null);
    return peer == null && master != null ? PeerTables.of(master) : PeerTables.of(settings(peer));
  }

  private LinkSettings settings(@Nullable String peer) {
    List<LinkSettings> links = parts.masters();
    return links.stream()
        .filter(one -> peer == null ? links.size() == 1 : one.link().id().equals(peer))
        .findFirst()
        .orElseThrow(() -> noMaster(peer));
  }

  private KeptConflict found(long id) {
    return inDatabase(hub().with((master, store) -> store.conflict(id)))
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

  private static <T> T inDatabase(CompletionStage<T> stage) {
    return waited(stage, DATABASE, "the work in the database");
  }

  private static <T> T waited(CompletionStage<T> stage, Duration most, String what) {
    return Waiting.forResult(
        stage.exceptionally(
            failure -> {
              throw refused(failure);
            }),
        most,
        what);
  }

  private static OperationException refused(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
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
}
