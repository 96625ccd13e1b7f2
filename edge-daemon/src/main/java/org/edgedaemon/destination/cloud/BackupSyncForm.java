package org.edgedaemon.destination.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.entry.SequencedEntry;

/**
 * The form of a device's backup agent, one device per call:
 *
 * <pre>
 * {"device":{"id","serial","name"},"startTime":ISO-8601,"endTime":ISO-8601,"records":[punch, …]}
 * answer: {"success":true,"recordsFetched":5,"recordsProcessed":2,"recordsFailed":0,"errors":[]}
 * </pre>
 *
 * The times are those of the earliest and the latest record of the call. Nothing of a device but
 * id, serial number and name is sent.
 */
record BackupSyncForm(URI address) implements WireForm {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] TAIL = "]}".getBytes(StandardCharsets.US_ASCII);
  private static final Comparator<SequencedEntry> BY_TIME =
      Comparator.comparing(entry -> entry.entry().deviceTime());

  @Override
  public String groupOf(SequencedEntry entry) {
    return entry.entry().device().value();
  }

  @Override
  public byte[] render(List<SequencedEntry> entries) {
    ObjectNode head = JSON.createObjectNode();
    head.set("device", device(entries.get(0)));
    head.put("startTime", time(entries.stream().min(BY_TIME).orElseThrow()));
    head.put("endTime", time(entries.stream().max(BY_TIME).orElseThrow()));
    String opened = head.toString();
    String joint = opened.substring(0, opened.length() - 1) + ",\"records\":[";
    return RecordsForm.enclose(joint.getBytes(StandardCharsets.UTF_8), entries, TAIL);
  }

  @Override
  public DeliveryResult read(int status, String body, List<SequencedEntry> entries) {
    if (body.isBlank()) {
      return new DeliveryResult.Accepted(0);
    }
    JsonNode answer = parse(body);
    if (!answer.isObject() || !answer.path("success").isBoolean()) {
      return new Unavailable(
          Unavailable.Kind.CONFIGURATION,
          null,
          status,
          address.getPath() + " answered " + status + " with something else than a sync result");
    }
    long failed = answer.path("recordsFailed").asLong(0);
    if (!answer.path("success").asBoolean() || failed > 0) {
      return new DeliveryResult.Rejected(
          Set.of(), status, "the cloud reports " + failed + " failed records", body);
    }
    return new DeliveryResult.Accepted(duplicates(answer, entries.size()));
  }

  private static int duplicates(JsonNode answer, int sent) {
    if (!answer.path("recordsProcessed").canConvertToInt()) {
      return 0;
    }
    return Math.max(0, Math.min(sent, sent - answer.path("recordsProcessed").asInt()));
  }

  private static ObjectNode device(SequencedEntry entry) {
    JsonNode known = parse(entry.entry().body().toString()).path("device");
    ObjectNode device = JSON.createObjectNode();
    device.put("id", known.path("id").asText(entry.entry().device().value()));
    device.put("serial", known.path("serial").asText(null));
    device.put("name", known.path("name").asText(null));
    return device;
  }

  private static String time(SequencedEntry entry) {
    return parse(entry.entry().body().toString())
        .path("occurred_at")
        .asText(entry.entry().deviceTime().toString());
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
