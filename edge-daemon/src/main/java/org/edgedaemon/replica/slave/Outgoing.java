package org.edgedaemon.replica.slave;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.edgedaemon.replica.Action;
import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.JsonText;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowJson;
import org.edgedaemon.replica.RowTime;
import org.jspecify.annotations.Nullable;

/** Makes the change that is to be sent of a row. */
final class Outgoing {
  /** Octets of a digest: enough for no two to be the same. */
  private static final int DIGEST = 16;

  private static final int RADIX = Character.MAX_RADIX;

  /** What a master takes for a time, with a day to spare for the clocks. */
  private static final Instant LATEST = Instant.parse("9999-12-30T23:59:59Z");

  private final boolean changesOnly;
  private final Duration masterAhead;
  private final Instant now;
  private final JsonText texts = new JsonText();
  private final MessageDigest sha256 = sha256();

  /**
   * Corrects times by what the clocks differ.
   *
   * @param changesOnly send of a known row only the fields that changed
   * @param masterAhead what the master's clock shows more than the office's database
   * @param now by the office's database
   */
  Outgoing(boolean changesOnly, Duration masterAhead, Instant now) {
    this.changesOnly = changesOnly;
    this.masterAhead = masterAhead;
    this.now = now;
  }

  /** Of a row that differs from what was agreed on. */
  Change change(LocalRow row) {
    return row.image().map(image -> upsert(row, image)).orElseGet(() -> delete(row));
  }

  private Change upsert(LocalRow row, RowImage image) {
    Base base = row.base();
    boolean known = base != null && !base.deleted();
    Action action = known ? Action.UPDATE : Action.CREATE;
    boolean part = changesOnly && known;
    Set<String> changed = changed(row, image);
    return new Change(
        id(row, action, image),
        row.id(),
        action,
        part ? part(row, image, changed) : image,
        !part,
        changed,
        base == null ? null : base.version(),
        row.unsettled() != null,
        known(time(row, image).orElse(now).plus(masterAhead)));
  }

  private Change delete(LocalRow row) {
    Base base = row.base();
    RowImage last = base == null ? key(row) : base.image();
    return new Change(
        id(row, Action.DELETE, last),
        row.id(),
        Action.DELETE,
        last,
        base != null,
        Set.of(),
        base == null ? null : base.version(),
        row.unsettled() != null,
        now.plus(masterAhead));
  }

  private static Optional<Instant> time(LocalRow row, RowImage image) {
    return RowTime.of(row.spec(), image).map(Outgoing::known);
  }

  /**
   * Rows without a time often have one of long ago or far off, which is no reason to be refused.
   */
  private static Instant known(Instant time) {
    Instant begun = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    return begun.isAfter(LATEST) ? LATEST : begun;
  }

  /** What the master may have otherwise: what was agreed on, or what was sent and not answered. */
  private static Set<String> changed(LocalRow row, RowImage image) {
    Base base = row.base();
    if (base == null || base.deleted()) {
      return image.names();
    }
    Set<String> changed = image.differing(base.image());
    if (row.unsettled() != null) {
      changed.addAll(row.unsettled());
    }
    return changed;
  }

  private static RowImage key(LocalRow row) {
    return RowImage.of(Map.of(row.spec().key(), TextNode.valueOf(row.id().key().text())));
  }

  private static RowImage part(LocalRow row, RowImage image, Set<String> changed) {
    Set<String> names = new TreeSet<>(changed);
    names.add(row.spec().key());
    names.add(row.spec().updatedAt());
    return RowImage.of(Map.of()).with(image, names);
  }

  /**
   * The same for the same change, however often it is found; but for deletes, which look all alike:
   * a row may be deleted, made anew and deleted again before anything was answered. A time stands
   * before the digest, so that a master finds and adds those of one batch in one place of its
   * index.
   */
  private String id(LocalRow row, Action action, RowImage image) {
    Base base = row.base();
    String content =
        texts.of(
            json -> {
              json.writeStartArray();
              json.writeString(row.id().table().value());
              json.writeString(row.id().key().text());
              json.writeString(action.wireName());
              json.writeNumber(base == null ? -1 : base.version().micros());
              names(json, row.unsettled());
              RowJson.write(json, image);
              if (action == Action.DELETE) {
                json.writeString(now.toString());
              }
              json.writeEndArray();
            });
    byte[] digest = sha256.digest(content.getBytes(StandardCharsets.UTF_8));
    Instant time =
        base == null ? time(row, image).orElse(Instant.EPOCH) : known(base.version().at());
    return Long.toString(time.toEpochMilli(), RADIX)
        + "-"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST));
  }

  private static void names(JsonGenerator json, @Nullable Set<String> names) throws IOException {
    if (names == null) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (String name : new TreeSet<>(names)) {
      json.writeString(name);
    }
    json.writeEndArray();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
