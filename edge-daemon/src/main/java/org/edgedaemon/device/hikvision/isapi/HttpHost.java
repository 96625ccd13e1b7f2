package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One slot for a receiver of a terminal's pushes, {@code HttpHostNotification}. Terminals insist on
 * their own order of elements, so a changed slot keeps the order it was read in.
 */
public final class HttpHost {
  static final String ROOT = "HttpHostNotification";

  /** The vendor's order, for the elements that a slot did not have. */
  private static final List<String> ORDER =
      List.of(
          "id",
          "url",
          "protocolType",
          "parameterFormatType",
          "addressingFormatType",
          "hostName",
          "ipAddress",
          "ipv6Address",
          "portNo",
          "userName",
          "password",
          "httpAuthenticationMethod");

  private static final List<String> NAME_FIRST = List.of("hostName", "ipAddress", "ipv6Address");
  private static final List<String> ADDRESS_FIRST = List.of("ipAddress", "ipv6Address", "hostName");
  private static final Set<String> HOSTS = Set.copyOf(NAME_FIRST);
  private static final Set<String> NOBODY = Set.of("0.0.0.0", "::");
  private static final Set<String> LOGIN = Set.of("userName", "password");

  private final ObjectNode node;

  HttpHost(ObjectNode node) {
    this.node = node;
  }

  static HttpHost empty(int id) {
    return new HttpHost(JsonNodeFactory.instance.objectNode().put("id", String.valueOf(id)));
  }

  /** Null when the terminal gave none. */
  public @Nullable Integer id() {
    return fields().integer("id");
  }

  /** The receiver's address or name; null for none, 0.0.0.0 included. */
  public @Nullable String host() {
    boolean named = "hostname".equalsIgnoreCase(fields().text("addressingFormatType"));
    for (String element : named ? NAME_FIRST : ADDRESS_FIRST) {
      String host = fields().text(element);
      if (host != null && !NOBODY.contains(host)) {
        return host;
      }
    }
    return null;
  }

  /** Null when absent. */
  public @Nullable Integer port() {
    return fields().integer("portNo");
  }

  /** Whether nobody receives here. */
  public boolean isFree() {
    return host() == null;
  }

  /** Whether it pushes there: terminals accept writes and drop the path or the host. */
  public boolean pointsTo(HttpTarget target) {
    return target.host().equalsIgnoreCase(host())
        && Integer.valueOf(target.port()).equals(port())
        && target.path().equals(fields().text("url"))
        && target.protocol().equalsIgnoreCase(fields().text("protocolType"));
  }

  /** The same slot pushing there, in JSON, without a login. */
  HttpHost withTarget(HttpTarget target) {
    Map<String, String> values =
        Map.of(
            "url",
            target.path(),
            "protocolType",
            target.protocol(),
            "parameterFormatType",
            "JSON",
            "addressingFormatType",
            target.format(),
            target.hostElement(),
            target.host(),
            "portNo",
            String.valueOf(target.port()),
            "httpAuthenticationMethod",
            "none");
    ObjectNode changed = node.objectNode();
    for (String name : names(target.hostElement(), values.keySet())) {
      String value = values.get(name);
      changed.set(name, value == null ? node.path(name) : TextNode.valueOf(value));
    }
    return new HttpHost(changed);
  }

  /** The elements of the changed slot: the host in the place of a host, the missing ones added. */
  private List<String> names(String hostElement, Set<String> wanted) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    if (!names.contains(hostElement)) {
      names.replaceAll(name -> HOSTS.contains(name) ? hostElement : name);
    }
    names.removeIf(name -> LOGIN.contains(name));
    names.removeIf(name -> HOSTS.contains(name) && !name.equals(hostElement));
    ORDER.stream().filter(wanted::contains).forEach(name -> insert(names, name));
    return names;
  }

  /** After the nearest element before it in the vendor's order. */
  private static void insert(List<String> names, String name) {
    if (names.contains(name)) {
      return;
    }
    int at = 0;
    for (String before : ORDER.subList(0, ORDER.indexOf(name))) {
      at = Math.max(at, names.indexOf(before) + 1);
    }
    names.add(at, name);
  }

  JsonNode node() {
    return node;
  }

  private Fields fields() {
    return Fields.of(node);
  }

  /** Without the path, which is a secret. */
  @Override
  public String toString() {
    return "slot " + id() + " to " + host() + " port " + port();
  }
}
