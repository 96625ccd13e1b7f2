package org.edgedaemon.replica.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.replica.Action;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.ImageMaker;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.RowTime;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/** Makes changes of records. */
final class ChangeReader {
  private final Map<TableName, TableSpec> specs;
  private final Instant now;
  private final @Nullable Version seen;
  private final ImageMaker images = new ImageMaker();

  ChangeReader(Map<TableName, TableSpec> specs, Instant now, @Nullable Version seen) {
    this.specs = specs;
    this.now = now;
    this.seen = seen;
  }

  Sent read(ObjectNode record) {
    Members members = new Members(record);
    String id =
        members.word(Records.ID).orElseThrow(() -> new MalformedException("a record has no id"));
    if (id.isEmpty() || id.length() > Change.MAX_ID) {
      throw new MalformedException("a record's id has not 1 to " + Change.MAX_ID + " characters");
    }
    try {
      return new Sent.Good(id, change(members, id));
    } catch (MalformedException | IllegalArgumentException e) {
      return new Sent.Bad(id, String.valueOf(e.getMessage()));
    }
  }

  private Change change(Members members, String id) {
    TableName table = Records.table(members);
    TableSpec spec = specs.get(table);
    if (spec == null) {
      throw new MalformedException("table " + table + " is not kept here");
    }
    Action action = Records.action(members);
    RowImage image =
        members.has(Records.DATA) || action != Action.DELETE
            ? Images.read(members.inner(Records.DATA), images)
            : RowImage.of(Map.of());
    RowId row = new RowId(table, key(members, spec, action, image, id));
    boolean ours = members.has(Records.BASE);
    Instant updatedAt =
        members.optionalTime(Records.UPDATED_AT).or(() -> RowTime.of(spec, image)).orElse(now);
    // Who tells no bases remembers nothing of a row either, but what it sent since it last said so.
    boolean follows = seen != null;
    return new Change(
        ours ? id : idOf(members, id),
        row,
        action,
        image,
        members.yes(Records.WHOLE, true),
        changed(members, action, image),
        ours ? members.version(Records.BASE).orElse(null) : seen,
        ours ? members.yes(Records.AGAIN, false) : follows,
        updatedAt.isAfter(now) ? now : updatedAt);
  }

  private static RowKey key(
      Members members, TableSpec spec, Action action, RowImage image, String id) {
    RowKey inData = Images.key(image, spec.key()).orElse(null);
    RowKey told = Records.key(members).orElse(inData);
    if (told == null && action == Action.DELETE) {
      return new RowKey(id);
    }
    if (told == null) {
      throw new MalformedException("data has no key: field " + spec.key() + " is missing");
    }
    if (inData != null && !inData.equals(told)) {
      throw new MalformedException("key is not what data has in field " + spec.key());
    }
    return told;
  }

  private static Set<String> changed(Members members, Action action, RowImage image) {
    if (!members.has(Records.CHANGED)) {
      return action == Action.DELETE ? Set.of() : image.fields().keySet();
    }
    Set<String> names = new HashSet<>();
    for (JsonNode name : members.list(Records.CHANGED)) {
      if (!name.isTextual()) {
        throw new MalformedException("changed holds something that is no field's name");
      }
      names.add(name.textValue());
    }
    return names;
  }

  /**
   * Of a sender that does not know bases: its id may name the row rather than the change, so the
   * content belongs to it.
   */
  private static String idOf(Members members, String id) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((id.length() + ":" + id).getBytes(StandardCharsets.UTF_8));
      digest.update(Json.write(members.object()));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
