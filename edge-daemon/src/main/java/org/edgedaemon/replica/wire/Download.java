package org.edgedaemon.replica.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.replica.ImageMaker;
import org.edgedaemon.replica.MasterCalls.Page;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.Version;

/**
 * The answer to a download: {@code {"records":[…],"server_time":"…","more":false,"clock":"…"}}, and
 * {@code "forgotten"} where deletes up to a version are no longer known. The server's time is where
 * the next download goes on; it is the version of the last record while there are more.
 */
public final class Download {
  private static final String MORE = "more";
  private static final String SERVER_TIME = "server_time";
  private static final String CLOCK = "clock";
  private static final String FORGOTTEN = "forgotten";

  private Download() {}

  /**
   * Writes a page, or as much of it as fits; one row at least.
   *
   * @param most bytes of the records
   * @param told learns what is in it
   */
  public static byte[] write(Page page, int most, Told told) {
    RecordList records = new RecordList("{\"records\":[");
    Version last = Version.NONE;
    int written = 0;
    for (MasterRow row : page.rows()) {
      if (!records.add(json -> Records.write(json, row), most)) {
        break;
      }
      last = row.version();
      written++;
    }
    boolean cut = written < page.rows().size();
    Version next = cut ? last : page.next();
    told.told(written, next);
    ObjectNode rest =
        Json.object()
            .put(SERVER_TIME, next.toString())
            .put(MORE, cut || page.more())
            .put(CLOCK, page.serverTime().toString());
    if (page.forgotten().isAfter(Version.NONE)) {
      rest.put(FORGOTTEN, page.forgotten().toString());
    }
    return records.body("]," + rest.toString().substring(1));
  }

  /** Learns what a page came to. */
  @FunctionalInterface
  public interface Told {
    /**
     * It was written.
     *
     * @param rows that fitted
     * @param next where to go on
     */
    void told(int rows, Version next);
  }

  /**
   * Reads a page.
   *
   * @throws MalformedException when it is none
   */
  public static Page read(byte[] body) {
    List<MasterRow> rows = new ArrayList<>();
    ImageMaker images = new ImageMaker();
    Members members =
        new Members(Json.read(body, "records", record -> rows.add(row(record, images))));
    Version next = Members.asVersion(members.time(SERVER_TIME));
    boolean more = members.yes(MORE, false);
    if (more && rows.isEmpty()) {
      throw new MalformedException("a page has no records and says that there are more");
    }
    Instant clock = members.optionalTime(CLOCK).orElse(next.at());
    return new Page(rows, next, more, clock, members.version(FORGOTTEN).orElse(Version.NONE));
  }

  private static MasterRow row(ObjectNode object, ImageMaker images) {
    try {
      return Records.readRow(object, images);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("a record: " + e.getMessage(), e);
    }
  }
}
