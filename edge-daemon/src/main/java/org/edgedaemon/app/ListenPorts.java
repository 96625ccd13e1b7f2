package org.edgedaemon.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.app.device.door.ListenAddress;
import org.edgedaemon.config.MasterSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.health.CheckResult;

/** Whether each listener that the etc file asks for could be opened; for a stopped daemon. */
final class ListenPorts {
  private final Map<String, CheckResult> found = new LinkedHashMap<>();

  private ListenPorts() {}

  /** A result for each listener, by what it is for. */
  static Map<String, CheckResult> examine(Settings settings) {
    ListenPorts ports = new ListenPorts();
    ports.examine(
        "admin port",
        new ListenAddress(settings.admin().host(), settings.admin().port()),
        "admin.listen");
    ports.examineAll("webhook port", ListenAddress.forPushes(settings), "webhook.listen");
    ports.examineAll("api port", ListenAddress.forPrograms(settings), "the device's listen");
    MasterSettings master = settings.master();
    if (master != null) {
      ports.examine(
          "master port", new ListenAddress(master.host(), master.port()), "master.listen");
    }
    return ports.found;
  }

  private void examineAll(String what, Set<ListenAddress> addresses, String key) {
    addresses.stream()
        .sorted(Comparator.comparing(ListenAddress::toString))
        .forEach(address -> examine(what + " " + address, address, key));
  }

  private void examine(String name, ListenAddress address, String key) {
    found.put(name, examine(address, key));
  }

  private static CheckResult examine(ListenAddress address, String key) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address.host(), address.port()));
      return CheckResult.ok(address + " is free");
    } catch (IOException e) {
      return CheckResult.down(
          address
              + " cannot be listened on ("
              + e.getMessage()
              + "): end the program that has it (ss -ltnp), or change "
              + key);
    }
  }
}
