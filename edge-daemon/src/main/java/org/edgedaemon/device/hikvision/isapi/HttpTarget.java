package org.edgedaemon.device.hikvision.isapi;

import java.util.regex.Pattern;

/**
 * Where a terminal shall push to.
 *
 * @param host an address or a name; never empty, since terminals take that for 0.0.0.0
 * @param path from {@code /}, a secret: not part of {@link #toString}
 */
public record HttpTarget(String host, int port, String path, boolean https) {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  public HttpTarget {
    if (host.isBlank() || host.equals("0.0.0.0")) {
      throw new IllegalArgumentException("a terminal cannot push to host '" + host + "'");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a terminal cannot push to port " + port);
    }
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("the path that a terminal pushes to starts with /");
    }
  }

  String protocol() {
    return https ? "HTTPS" : "HTTP";
  }

  String format() {
    return isName() ? "hostname" : "ipaddress";
  }

  /** The element that holds the host. */
  String hostElement() {
    if (isName()) {
      return "hostName";
    }
    return host.contains(":") ? "ipv6Address" : "ipAddress";
  }

  private boolean isName() {
    return !host.contains(":") && !IPV4.matcher(host).matches();
  }

  @Override
  public String toString() {
    return protocol() + " " + host + " port " + port;
  }
}
