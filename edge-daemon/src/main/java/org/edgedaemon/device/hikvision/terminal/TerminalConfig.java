package org.edgedaemon.device.hikvision.terminal;

import java.net.URI;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to one terminal.
 *
 * @param label the device and its address, for an operator: {@code device lobby (10.0.0.7:80)}
 * @param url {@code http://host[:port]} or {@code https://host[:port]}, no path
 * @param http connect deadline, life of idle connections, and who is trusted
 * @param basicAllowed send the password as good as openly over plain http to a terminal that offers
 *     nothing better
 * @param serial the serial number that must answer; null for any
 */
public record TerminalConfig(
    DeviceId id,
    String label,
    URI url,
    String username,
    Secret password,
    HttpClientConfig http,
    boolean basicAllowed,
    @Nullable String serial) {
  public TerminalConfig {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException("url of " + label + " is not http(s)://host");
    }
  }

  boolean secure() {
    return "https".equals(url.getScheme());
  }

  URI address(String target) {
    String base = url.getScheme() + "://" + url.getRawAuthority();
    return URI.create(base + target);
  }
}
