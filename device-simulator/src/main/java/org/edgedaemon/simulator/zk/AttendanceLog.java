package org.edgedaemon.simulator.zk;

import java.lang.ref.SoftReference;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The terminal's log. Generated records are made when somebody reads; appended ones are kept as
 * their bytes. A dataset, once handed out, never changes: it is the snapshot of a read.
 *
 * <p>Dataset: {@code u32 length of the records}, records. Safe for use by several threads.
 */
final class AttendanceLog {
  private final AttendanceWidth form;
  private final List<TerminalUser> users;
  private final Map<Integer, String> idsByUid = new HashMap<>();
  private final Map<String, Integer> uidsById = new HashMap<>();
  private OldPunches old;
  private byte[] appended = new byte[0];
  private int appendedBytes;
  private SoftReference<byte[]> built = new SoftReference<>(null);
  private SoftReference<byte[]> generated = new SoftReference<>(null);

  AttendanceLog(AttendanceWidth form, List<TerminalUser> users, OldPunches old) {
    this.form = form;
    this.users = users;
    this.old = old;
    for (TerminalUser user : users) {
      idsByUid.put(user.uid(), user.userId());
      uidsById.put(user.userId(), user.uid());
    }
  }

  /** Appends a punch and returns it as the record form can hold it. */
  synchronized LoggedPunch append(LoggedPunch punch) {
    int uid = uidOf(punch);
    byte[] raw = new byte[form.bytes()];
    form.write(
        new LoggedPunch(
            punch.pin(), uid, punch.packedTime(), punch.state(), punch.verify(), punch.workCode()),
        raw,
        0);
    appendRaw(raw);
    return resolved(form.read(raw, 0));
  }

  synchronized void appendRaw(byte[] raw) {
    if (raw.length != form.bytes()) {
      throw new IllegalArgumentException(
          "record has " + raw.length + " bytes, this terminal's have " + form.bytes());
    }
    if (appendedBytes + raw.length > appended.length) {
      appended = Arrays.copyOf(appended, Math.max(1024, appended.length * 2));
    }
    System.arraycopy(raw, 0, appended, appendedBytes, raw.length);
    appendedBytes += raw.length;
    built.clear();
  }

  synchronized int size() {
    return old.count() + appendedBytes / form.bytes();
  }

  synchronized void clear() {
    old = new OldPunches(0, old.first(), old.step());
    appended = new byte[0];
    appendedBytes = 0;
    generated.clear();
    built.clear();
  }

  /** The whole dataset as of now. Not to be written to. */
  synchronized byte[] dataset() {
    byte[] known = built.get();
    if (known != null) {
      return known;
    }
    byte[] dataset = build();
    built = new SoftReference<>(dataset);
    return dataset;
  }

  /** The records as of now; later punches do not appear in it. */
  List<LoggedPunch> view() {
    byte[] dataset = dataset();
    return new AbstractList<>() {
      @Override
      public LoggedPunch get(int index) {
        Objects.checkIndex(index, size());
        return resolved(form.read(dataset, 4 + index * form.bytes()));
      }

      @Override
      public int size() {
        return (dataset.length - 4) / form.bytes();
      }
    };
  }

  /** A stranger's PIN is his row number on the terminals that know row numbers only. */
  private int uidOf(LoggedPunch punch) {
    @Nullable Integer known = uidsById.get(punch.pin());
    if (known != null) {
      return known;
    }
    return form.byUid() && punch.uid() == 0 ? Integer.parseInt(punch.pin()) : punch.uid();
  }

  private byte[] build() {
    byte[] before = generated();
    byte[] dataset = new byte[4 + before.length + appendedBytes];
    Wire.putU32(dataset, 0, dataset.length - 4);
    System.arraycopy(before, 0, dataset, 4, before.length);
    System.arraycopy(appended, 0, dataset, 4 + before.length, appendedBytes);
    return dataset;
  }

  /** Kept apart, so that a new punch does not make half a million old ones anew. */
  private byte[] generated() {
    byte[] known = generated.get();
    if (known != null) {
      return known;
    }
    int width = form.bytes();
    byte[] records = new byte[old.count() * width];
    for (int i = 0; i < old.count(); i++) {
      form.write(old.at(i, users), records, i * width);
    }
    generated = new SoftReference<>(records);
    return records;
  }

  private LoggedPunch resolved(LoggedPunch punch) {
    @Nullable String id = form.byUid() ? idsByUid.get(punch.uid()) : null;
    return id == null ? punch : punch.withPin(id);
  }
}
