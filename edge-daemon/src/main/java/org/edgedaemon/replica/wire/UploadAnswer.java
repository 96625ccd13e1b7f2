package org.edgedaemon.replica.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.ImageMaker;
import org.edgedaemon.replica.MasterCalls.Answered;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.Outcome.Winner;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.Utc;

/** The answer to an upload: {@code {"results":[…],"server_time":"…"}}. */
public final class UploadAnswer {
  private static final String RESULTS = "results";
  private static final String SERVER_TIME = "server_time";
  private static final String STATUS = "status";
  private static final String VERSION = "version";
  private static final String WINNER = "winner";
  private static final String REASON = "reason";
  private static final String ROW = "row";

  private UploadAnswer() {}

  /**
   * Writes it.
   *
   * @param ids as the sender has given them, one for each outcome
   */
  public static byte[] write(List<String> ids, List<Outcome> outcomes, Instant serverTime) {
    RecordList results = new RecordList("{\"" + RESULTS + "\":[");
    Iterator<String> id = ids.iterator();
    for (Outcome outcome : outcomes) {
      boolean unused = results.add(json -> result(json, id.next(), outcome), Integer.MAX_VALUE);
    }
    return results.body("],\"" + SERVER_TIME + "\":\"" + Utc.text(serverTime) + "\"}");
  }

  /**
   * Reads it.
   *
   * @param changes that were sent
   * @throws MalformedException when it does not answer these
   */
  public static Answered read(byte[] body, List<Change> changes) {
    List<Outcome> outcomes = new ArrayList<>(changes.size());
    ImageMaker images = new ImageMaker();
    ObjectNode others =
        Json.read(
            body,
            RESULTS,
            result -> {
              if (outcomes.size() == changes.size()) {
                throw new MalformedException(
                    "there are more results than the " + changes.size() + " records");
              }
              outcomes.add(outcome(new Members(result), changes.get(outcomes.size()), images));
            });
    if (outcomes.size() != changes.size()) {
      throw new MalformedException(
          "there are " + outcomes.size() + " results for " + changes.size() + " records");
    }
    return new Answered(outcomes, new Members(others).time(SERVER_TIME));
  }

  private static void result(JsonGenerator json, String id, Outcome outcome) throws IOException {
    json.writeStartObject();
    json.writeStringField(Records.ID, id);
    if (outcome instanceof Outcome.Accepted accepted) {
      json.writeStringField(STATUS, "accepted");
      json.writeStringField(VERSION, Utc.text(accepted.version().at()));
      if (accepted.row().isPresent()) {
        row(json, accepted.row().get());
      }
    } else if (outcome instanceof Outcome.Conflict conflict) {
      json.writeStringField(STATUS, "conflict");
      json.writeStringField(WINNER, conflict.winner().name().toLowerCase(Locale.ROOT));
      json.writeStringField(VERSION, Utc.text(conflict.row().version().at()));
      row(json, conflict.row());
    } else if (outcome instanceof Outcome.Rejected rejected) {
      json.writeStringField(STATUS, "error");
      json.writeStringField(REASON, rejected.reason());
    }
    json.writeEndObject();
  }

  private static void row(JsonGenerator json, MasterRow row) throws IOException {
    json.writeFieldName(ROW);
    Records.write(json, row);
  }

  private static Outcome outcome(Members result, Change change, ImageMaker images) {
    if (!result.text(Records.ID).equals(change.id())) {
      throw new MalformedException("a result is not that of the record in its place");
    }
    return switch (result.text(STATUS)) {
      case "accepted" ->
          new Outcome.Accepted(
              result
                  .version(VERSION)
                  .orElseThrow(() -> new MalformedException("a result has no version")),
              row(result, change.row(), images));
      case "conflict" ->
          new Outcome.Conflict(
              winner(result.text(WINNER)),
              row(result, change.row(), images)
                  .orElseThrow(() -> new MalformedException("a conflict has no row")));
      case "error" -> new Outcome.Rejected(result.text(REASON));
      default -> throw new MalformedException("a result is none of accepted, conflict, error");
    };
  }

  private static Optional<MasterRow> row(Members result, RowId id, ImageMaker images) {
    if (!result.has(ROW)) {
      return Optional.empty();
    }
    MasterRow row = Records.readRow(result.inner(ROW), images);
    if (!row.row().equals(id)) {
      throw new MalformedException("a result has another row than its record");
    }
    return Optional.of(row);
  }

  private static Winner winner(String word) {
    return switch (word) {
      case "master" -> Winner.MASTER;
      case "slave" -> Winner.SLAVE;
      case "both" -> Winner.BOTH;
      default -> throw new MalformedException("the winner is none of master, slave, both");
    };
  }
}
