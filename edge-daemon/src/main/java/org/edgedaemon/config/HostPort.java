package org.edgedaemon.config;

import io.netty.util.NetUtil;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code host:port}; the host is a name, an IPv4 address or an IPv6 address in brackets. */
record HostPort(String host, int port) {
  private static final Pattern SHAPE =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%a-z]+)]|([^:\\[\\]]+))(?::([0-9]{1,5}))?");
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_-]{1,63})*\\.?");
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");

  /**
   * @param defaultPort when none is written
   * @param lowestPort 0 where a free port may be asked for
   */
  static Function<String, Parsed<HostPort>> parser(int defaultPort, int lowestPort) {
    return text -> {
      Matcher matcher = SHAPE.matcher(text);
      if (!matcher.matches()) {
        return Parsed.bad("is not host:port, such as 192.168.1.201:" + defaultPort);
      }
      String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      if (matcher.group(1) == null ? !isName(host) : !NetUtil.isValidIpV6Address(host)) {
        return Parsed.bad("has no valid host name or address");
      }
      int port = matcher.group(3) == null ? defaultPort : Integer.parseInt(matcher.group(3));
      return port < lowestPort || port > 65_535
          ? Parsed.bad("has a port outside " + lowestPort + " to 65535")
          : Parsed.good(new HostPort(host, port));
    };
  }

  static boolean isName(String host) {
    return NUMERIC.matcher(host).matches()
        ? NetUtil.isValidIpV4Address(host)
        : NAME.matcher(host).matches();
  }

  /** Whether two listeners could not be open at once. */
  boolean clashesWith(HostPort other) {
    return port == other.port
        && (host.equalsIgnoreCase(other.host) || isEverywhere() || other.isEverywhere());
  }

  private boolean isEverywhere() {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  boolean isLoopback() {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }
}
