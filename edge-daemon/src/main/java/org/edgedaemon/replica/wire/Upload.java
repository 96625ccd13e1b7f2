package org.edgedaemon.replica.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/** The body of an upload: {@code {"records":[…]}}. */
public final class Upload {
  /** Of records in one upload. */
  public static final int MAX_RECORDS = 1_000;

  private static final String RECORDS = "records";

  private Upload() {}

  /**
   * Bodies that hold the changes in order, each body as large as it may be, and larger only for one
   * change that is larger alone.
   *
   * @param most bytes of a body
   */
  public static List<Part> parts(List<Change> changes, int most) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    do {
      RecordList records = new RecordList("{\"" + RECORDS + "\":[");
      int to = from;
      while (to < changes.size() && to - from < MAX_RECORDS) {
        Change change = changes.get(to);
        if (!records.add(json -> Records.write(json, change), most)) {
          break;
        }
        to++;
      }
      parts.add(new Part(records.body("]}"), changes.subList(from, to)));
      from = to;
    } while (from < changes.size());
    return parts;
  }

  /**
   * Reads a body.
   *
   * @param now by the master's clock: nothing was changed later than that
   * @param seen what a slave that does not tell its bases is known to have seen; null for nothing
   * @throws MalformedException when the body as a whole is not what it has to be
   */
  public static List<Sent> read(
      byte[] body, Map<TableName, TableSpec> specs, Instant now, @Nullable Version seen) {
    ChangeReader reader = new ChangeReader(specs, now, seen);
    List<Sent> sent = new ArrayList<>();
    Json.read(
        body,
        RECORDS,
        record -> {
          if (sent.size() == MAX_RECORDS) {
            throw new MalformedException(
                "there are more than " + MAX_RECORDS + " records, which may not come at once");
          }
          sent.add(reader.read(record));
        });
    return sent;
  }

  /** A body and what it holds. */
  public static final class Part {
    private final byte[] body;
    private final List<Change> changes;

    private Part(byte[] body, List<Change> changes) {
      this.body = body;
      this.changes = List.copyOf(changes);
    }

    /** Not to be changed. */
    public byte[] body() {
      return body;
    }

    public List<Change> changes() {
      return changes;
    }
  }
}
