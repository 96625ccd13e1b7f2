package org.edgedaemon.simulator.hikvision;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A slot of httpHosts.
 *
 * @param fields elements in their order; each has text only
 */
record HttpHost(int id, Map<String, String> fields) {
  static final List<String> ORDER =
      List.of(
          "id",
          "url",
          "protocolType",
          "parameterFormatType",
          "addressingFormatType",
          "ipAddress",
          "hostName",
          "portNo",
          "userName",
          "password",
          "httpAuthenticationMethod",
          "checkResponseEnabled",
          "httpBroken",
          "uploadImagesDataType",
          "Extensions",
          "SubscribeEvent",
          "ANPR");

  /** A slot that is not used. */
  static HttpHost blank(int id) {
    return to(id, "HTTP", "0.0.0.0", 80, "/");
  }

  static HttpHost to(int id, URI target) {
    boolean secure = "https".equals(target.getScheme());
    int port = target.getPort() > 0 ? target.getPort() : secure ? 443 : 80;
    String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    return to(id, secure ? "HTTPS" : "HTTP", target.getHost(), port, path);
  }

  private static HttpHost to(int id, String protocol, String address, int port, String url) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", Integer.toString(id));
    fields.put("url", url);
    fields.put("protocolType", protocol);
    fields.put("parameterFormatType", "JSON");
    fields.put("addressingFormatType", "ipaddress");
    fields.put("ipAddress", address);
    fields.put("portNo", Integer.toString(port));
    fields.put("httpAuthenticationMethod", "none");
    return new HttpHost(id, fields);
  }

  HttpHost with(String field, String value) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    if (changed.containsKey(field)) {
      changed.put(field, value);
    }
    return new HttpHost(id, changed);
  }

  boolean named() {
    return fields.containsKey("hostName");
  }

  /** Where pushes go; empty when the slot is not used. */
  Optional<URI> target() {
    String address = fields.getOrDefault("ipAddress", fields.getOrDefault("hostName", ""));
    if (address.isEmpty() || address.equals("0.0.0.0")) {
      return Optional.empty();
    }
    String scheme = "HTTPS".equals(fields.get("protocolType")) ? "https" : "http";
    String url = fields.getOrDefault("url", "");
    String path = url.startsWith("/") ? url : "/" + url;
    String port = fields.getOrDefault("portNo", "80");
    return Optional.of(URI.create(scheme + "://" + address + ":" + port + path));
  }

  void write(XmlText xml) {
    fields.forEach(
        (name, value) -> {
          if (!name.equals("password")) {
            xml.text(name, value);
          }
        });
  }
}
