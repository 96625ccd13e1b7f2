package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The receivers a terminal pushes to, {@code GET /ISAPI/Event/notification/httpHosts}, all of them
 * or one slot. Written back as a whole or slot by slot, with everything in it that was read.
 */
public record HttpHosts(List<HttpHost> slots) {
  private static final String ROOT = "HttpHostNotificationList";

  public HttpHosts {
    slots = List.copyOf(slots);
  }

  /** Empty when the document is neither the list nor a slot. */
  public static Optional<HttpHosts> of(IsapiDocument document) {
    if (document.isNamed(HttpHost.ROOT) && document.content() instanceof ObjectNode slot) {
      return Optional.of(new HttpHosts(List.of(new HttpHost(slot))));
    }
    Fields fields = document.under(ROOT);
    if (!document.isNamed(ROOT) && !fields.has(HttpHost.ROOT)) {
      return Optional.empty();
    }
    List<HttpHost> slots = new ArrayList<>();
    for (Fields element : fields.list(HttpHost.ROOT)) {
      if (element.node() instanceof ObjectNode slot) {
        slots.add(new HttpHost(slot));
      }
    }
    return Optional.of(new HttpHosts(slots));
  }

  public Optional<HttpHost> slot(int id) {
    return slots.stream().filter(slot -> Integer.valueOf(id).equals(slot.id())).findFirst();
  }

  /** The first slot that nobody receives from; empty when all are taken. */
  public OptionalInt freeSlot() {
    return slots.stream()
        .filter(HttpHost::isFree)
        .map(HttpHost::id)
        .flatMapToInt(id -> id == null ? IntStream.empty() : IntStream.of(id))
        .findFirst();
  }

  /** The first slot that pushes there. */
  public OptionalInt slotTo(HttpTarget target) {
    return slots.stream()
        .filter(slot -> slot.pointsTo(target))
        .map(HttpHost::id)
        .flatMapToInt(id -> id == null ? IntStream.empty() : IntStream.of(id))
        .findFirst();
  }

  /** Whether that slot pushes there, for reading back what was written. */
  public boolean pointsTo(int id, HttpTarget target) {
    return slot(id).filter(slot -> slot.pointsTo(target)).isPresent();
  }

  /**
   * The same with that slot pushing there; a slot that was not there is added last. The host goes
   * where a host stood, everything else stays in its place.
   */
  public HttpHosts withTarget(int id, String host, int port, String path, boolean https) {
    HttpTarget target = new HttpTarget(host, port, path, https);
    List<HttpHost> changed = new ArrayList<>(slots);
    HttpHost slot = slot(id).orElse(null);
    if (slot == null) {
      changed.add(HttpHost.empty(id).withTarget(target));
    } else {
      changed.set(changed.indexOf(slot), slot.withTarget(target));
    }
    return new HttpHosts(changed);
  }

  /** The body to write one slot with; empty when there is none of that id. */
  public Optional<String> slotXml(int id) {
    return slot(id).map(slot -> XmlText.write(HttpHost.ROOT, slot.node()));
  }

  /** The body to write all slots with. */
  public String toXml() {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    slots.forEach(slot -> list.withArray(HttpHost.ROOT).add(slot.node()));
    return XmlText.write(ROOT, list);
  }
}
