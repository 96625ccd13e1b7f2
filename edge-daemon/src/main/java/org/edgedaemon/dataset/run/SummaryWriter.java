package org.edgedaemon.dataset.run;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunReport.DatasetReport;

/**
 * Writes a run's summary as JSON, id by id:
 *
 * <pre>
 *   {"success":true,"synced":{"rooms":[4,5],…},"summary":{"rooms":2,…},"errors":["…"]}
 * </pre>
 *
 * <p>Every dataset has its key. An id is a number where it is one, otherwise a text.
 */
public final class SummaryWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private SummaryWriter() {}

  /** Leaves the stream open. */
  public static void write(RunReport report, OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeBooleanField("success", report.success());
      json.writeObjectFieldStart("synced");
      for (DatasetReport dataset : report.datasets()) {
        writeIds(dataset, json);
      }
      json.writeEndObject();
      json.writeObjectFieldStart("summary");
      for (DatasetReport dataset : report.datasets()) {
        json.writeNumberField(dataset.name().value(), dataset.stored());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("errors");
      for (String error : report.errors()) {
        json.writeString(error);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void writeIds(DatasetReport dataset, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(dataset.name().value());
    for (RecordId id : dataset.synced()) {
      OptionalLong number = id.number();
      if (number.isPresent()) {
        json.writeNumber(number.getAsLong());
      } else {
        json.writeString(id.text());
      }
    }
    json.writeEndArray();
  }
}
