package org.edgedaemon.destination.firebase.auth;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which addresses may be told a credential. */
public final class PeerAddress {
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  private PeerAddress() {}

  /** Whether the address names this machine by itself, without asking for a name. */
  public static boolean isLoopback(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.equals("::1")
        || LOOPBACK_V4.matcher(host).matches();
  }

  /**
   * A credential goes over TLS, or does not leave the machine.
   *
   * @param what names the setting
   * @throws IllegalArgumentException when it is neither https nor on loopback
   */
  public static void requireSafe(String what, URI uri) {
    boolean secure = "https".equals(uri.getScheme()) && uri.getHost() != null;
    if (!secure && !("http".equals(uri.getScheme()) && isLoopback(uri))) {
      throw new IllegalArgumentException(
          what + " must be an https address; plain http is for this machine only");
    }
  }

  /**
   * The address that an emulator's variable names, for example {@code FIRESTORE_EMULATOR_HOST}.
   *
   * @param hostAndPort {@code host:port}, without a scheme
   * @throws IllegalArgumentException unless it is on loopback: an emulator asks for no credentials
   */
  public static URI ofEmulator(String variable, String hostAndPort) {
    URI uri;
    try {
      uri = URI.create("http://" + hostAndPort.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(variable + " must be host:port");
    }
    if (!isLoopback(uri) || uri.getPort() < 1 || !uri.getPath().isEmpty()) {
      throw new IllegalArgumentException(
          variable + " must be host:port of this machine, for example 127.0.0.1:8080");
    }
    return uri;
  }
}
