package org.edgedaemon.app.device.door;

import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.device.hikvision.HikvisionConfig;
import org.edgedaemon.device.hikvision.HikvisionConfig.Webhook;

/** Where a terminal is told to push to, its secret path included. May wait for a name. */
final class PushUrl {
  private static final int ANY_PORT = 80;

  private PushUrl() {}

  static URI of(HikvisionConfig config, Webhook webhook) {
    URI announce = webhook.announce();
    String base =
        announce == null
            ? "http://" + host(config, webhook) + ":" + webhook.listenPort()
            : announce.toString();
    return URI.create(base + webhook.path().reveal());
  }

  private static String host(HikvisionConfig config, Webhook webhook) {
    String listen = webhook.listenHost();
    if (!listen.equals("0.0.0.0") && !listen.equals("::")) {
      return listen.contains(":") ? "[" + listen + "]" : listen;
    }
    return text(towards(config));
  }

  /** Our address on the way to the terminal. Sends nothing: a datagram socket only looks it up. */
  private static InetAddress towards(HikvisionConfig config) {
    String host = config.url().getHost();
    InetSocketAddress terminal = new InetSocketAddress(host, ANY_PORT);
    if (terminal.isUnresolved()) {
      throw new OperationException(
          Reason.PEER_UNAVAILABLE,
          "the name " + host + " of device '" + config.id() + "' is not known to this machine");
    }
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(terminal);
      return socket.getLocalAddress();
    } catch (SocketException | UncheckedIOException e) {
      throw new OperationException(
          Reason.PEER_UNAVAILABLE,
          "there is no way to device '" + config.id() + "': name our address in webhook.announce",
          e);
    }
  }

  private static String text(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    String bare = zone < 0 ? text : text.substring(0, zone);
    return address instanceof Inet6Address ? "[" + bare + "]" : bare;
  }
}
