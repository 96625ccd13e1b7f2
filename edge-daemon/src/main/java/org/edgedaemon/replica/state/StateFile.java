package org.edgedaemon.replica.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.Compared;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.SlaveState;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TablesException;
import org.edgedaemon.replica.Version;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A slave's memory in {@code NAME.mv}, with {@code NAME.sent} beside it. Not for several threads at
 * once, and none that is interrupted: that would close the file.
 *
 * <p>A crash takes the file back to an earlier moment of it, which costs work. Only one thing must
 * not be forgotten: that something was about to be sent. If it was, as the count in the file beside
 * tells, everything is forgotten, and compared anew. So it is with a file that cannot be read; it
 * is put aside as {@code NAME.mv.damaged}. After a fault, as a full disk, the next call opens the
 * file again.
 */
public final class StateFile implements SlaveState, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StateFile.class);
  private static final String RECEIVED = "received";
  private static final String FORGOTTEN = "forgotten";
  private static final String SENT = "sent";
  private static final String MARK = "mark ";
  private static final String COMPARED = "compared ";
  private static final int COMPACT_MILLIS = 100;

  private final Path file;
  private final SentCount sent;
  private final BaseText baseTexts = new BaseText();
  private @Nullable StateMaps maps;
  private boolean closed;

  /**
   * Opens it when it is first needed.
   *
   * @param folder is made when it is not there
   * @param name of the master, as in the configuration
   */
  public StateFile(Path folder, String name) {
    this.file = folder.resolve(name + ".mv");
    this.sent = new SentCount(folder.resolve(name + ".sent"));
  }

  @Override
  public Map<RowId, Base> bases(Collection<RowId> rows) {
    return found(StateMaps::bases, rows, baseTexts::base);
  }

  @Override
  public void keep(List<Base> bases) {
    change(
        in -> bases.forEach(base -> in.bases().put(StateText.of(base.row()), baseTexts.of(base))));
  }

  @Override
  public List<RowId> present(TableName table, @Nullable RowId after, int limit) {
    return page(StateMaps::bases, table, after, limit);
  }

  @Override
  public Optional<Compared> compared(TableName table) {
    return note(COMPARED + table).map(StateText::compared);
  }

  @Override
  public void compared(TableName table, Compared compared) {
    change(
        in -> {
          in.notes().put(COMPARED + table, StateText.of(compared));
          in.store().commit();
          in.store().compactFile(COMPACT_MILLIS);
        });
  }

  @Override
  public Optional<String> mark(TableName table) {
    return note(MARK + table);
  }

  @Override
  public void mark(TableName table, String mark) {
    change(in -> in.notes().put(MARK + table, mark));
  }

  @Override
  public Version received() {
    return note(RECEIVED).map(StateText::version).orElse(Version.NONE);
  }

  @Override
  public void received(Version version) {
    String text = StateText.of(version);
    if (!note(RECEIVED).equals(Optional.of(text))) {
      change(
          in -> {
            in.notes().put(RECEIVED, text);
            in.store().commit();
          });
    }
  }

  @Override
  public Version forgotten() {
    return note(FORGOTTEN).map(StateText::version).orElse(Version.NONE);
  }

  @Override
  public void forgotten(Version version) {
    change(in -> in.notes().put(FORGOTTEN, StateText.of(version)));
  }

  @Override
  public List<RowId> pending(TableName table, @Nullable RowId after, int limit) {
    return page(StateMaps::pending, table, after, limit);
  }

  @Override
  public long pending() {
    return get(in -> in.pending().sizeAsLong());
  }

  @Override
  public void pending(Collection<RowId> rows, boolean pending) {
    change(
        in -> {
          if (!pending && in.pending().isEmpty()) {
            return;
          }
          for (RowId row : rows) {
            if (pending) {
              in.pending().put(StateText.of(row), "");
            } else {
              in.pending().remove(StateText.of(row));
            }
          }
        });
  }

  @Override
  public Map<RowId, Set<String>> unsettled(Collection<RowId> rows) {
    return found(StateMaps::unsettled, rows, (row, text) -> StateText.fields(text));
  }

  @Override
  public void sending(Map<RowId, Set<String>> fields) {
    change(
        in -> {
          fields.forEach((row, names) -> addUnsettled(in, row, names));
          long count = sentCount(in) + 1;
          in.notes().put(SENT, String.valueOf(count));
          in.store().commit();
          in.store().sync();
          countSent(count);
        });
  }

  @Override
  public void skipped(Map<RowId, Version> rows) {
    change(
        in ->
            rows.forEach(
                (row, version) -> {
                  String known = in.skipped().get(StateText.of(row));
                  if (known == null || StateText.version(known).isAfter(version)) {
                    in.skipped().put(StateText.of(row), StateText.of(version));
                  }
                }));
  }

  @Override
  public Map<RowId, Version> skipped(Collection<RowId> rows) {
    return found(StateMaps::skipped, rows, (row, text) -> StateText.version(text));
  }

  @Override
  public void settled(Collection<RowId> rows) {
    change(
        in ->
            rows.forEach(
                row -> {
                  in.unsettled().remove(StateText.of(row));
                  if (!in.skipped().isEmpty()) {
                    in.skipped().remove(StateText.of(row));
                  }
                }));
  }

  @Override
  public void reset() {
    change(in -> forget(in, sentCount(in)));
  }

  /** Writes what is not written yet. Another may open the file afterwards, this does no more. */
  @Override
  public void close() {
    closed = true;
    StateMaps open = maps;
    maps = null;
    if (open != null) {
      try {
        open.store().commit();
        open.store().close(COMPACT_MILLIS);
      } catch (MVStoreException e) {
        log.warn("{} was not closed well, which costs work: {}", file, e.toString());
        open.store().closeImmediately();
      }
    }
  }

  private static void addUnsettled(StateMaps in, RowId row, Set<String> names) {
    String key = StateText.of(row);
    String known = in.unsettled().get(key);
    Set<String> all = names;
    if (known != null) {
      all = new TreeSet<>(names);
      all.addAll(StateText.fields(known));
    }
    in.unsettled().put(key, StateText.of(all));
  }

  private static void forget(StateMaps in, long count) {
    in.clear();
    in.notes().put(SENT, String.valueOf(count));
    in.store().commit();
  }

  private Optional<String> note(String name) {
    return get(in -> Optional.ofNullable(in.notes().get(name)));
  }

  private <T> Map<RowId, T> found(
      Function<StateMaps, MVMap<String, String>> map, Collection<RowId> rows, Reading<T> reading) {
    return get(
        in -> {
          MVMap<String, String> from = map.apply(in);
          Map<RowId, T> found = new HashMap<>();
          for (RowId row : rows) {
            String text = from.get(StateText.of(row));
            if (text != null) {
              found.put(row, reading.read(row, text));
            }
          }
          return found;
        });
  }

  private List<RowId> page(
      Function<StateMaps, MVMap<String, String>> map,
      TableName table,
      @Nullable RowId after,
      int limit) {
    return get(
        in -> {
          String beginning = StateText.beginning(table);
          String last = after == null ? beginning : StateText.of(after);
          MVMap<String, String> from = map.apply(in);
          List<RowId> page = new ArrayList<>();
          Iterator<String> keys = from.keyIterator(last);
          while (keys.hasNext() && page.size() < limit) {
            String key = keys.next();
            if (!key.startsWith(beginning)) {
              break;
            }
            String value = from.get(key);
            if (!key.equals(last) && value != null && !StateText.isDeleted(value)) {
              page.add(StateText.row(key));
            }
          }
          return page;
        });
  }

  private void change(Consumer<StateMaps> work) {
    get(
        in -> {
          work.accept(in);
          return in;
        });
  }

  private <T> T get(Function<StateMaps, T> work) {
    StateMaps open = maps();
    try {
      return work.apply(open);
    } catch (MVStoreException e) {
      maps = null;
      open.store().closeImmediately();
      throw new TablesException("the state " + file + " cannot be kept: " + e.getMessage(), e);
    }
  }

  private StateMaps maps() {
    StateMaps open = maps;
    if (closed) {
      throw new TablesException("the state " + file + " is closed");
    }
    if (open == null) {
      open = open();
      maps = open;
    }
    return open;
  }

  private StateMaps open() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      StateMaps opened = openOrPutAside();
      long count = sent.read();
      if (sentCount(opened) < count) {
        log.warn("{} lost what was sent: everything will be compared anew", file);
        forget(opened, count);
      }
      opened.resume();
      return opened;
    } catch (IOException | MVStoreException e) {
      throw new TablesException("cannot open the state " + file + ": " + e.getMessage(), e);
    }
  }

  private StateMaps openOrPutAside() throws IOException {
    try {
      return StateMaps.open(file);
    } catch (MVStoreException e) {
      if (e.getErrorCode() != DataUtils.ERROR_FILE_CORRUPT) {
        throw e;
      }
      Path aside = file.resolveSibling(file.getFileName() + ".damaged");
      log.warn("{} is damaged, put aside as {}: everything will be compared anew", file, aside);
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return StateMaps.open(file);
    }
  }

  private static long sentCount(StateMaps in) {
    String text = in.notes().get(SENT);
    return text == null ? 0 : Long.parseLong(text);
  }

  private void countSent(long count) {
    try {
      sent.write(count);
    } catch (IOException e) {
      throw new TablesException("the state " + file + " cannot be kept: " + e.getMessage(), e);
    }
  }

  /** Reads a value of a map. */
  @FunctionalInterface
  private interface Reading<T> {
    T read(RowId row, String text);
  }
}
