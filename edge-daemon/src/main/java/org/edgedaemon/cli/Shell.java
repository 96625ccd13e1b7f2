package org.edgedaemon.cli;

import java.net.URI;
import java.nio.file.Path;
import org.edgedaemon.admin.AdminConfig;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.cli.remote.RemoteOperations;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.config.Settings;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/** What a command works with: the settings, the daemon, the stores, the console. */
final class Shell {
  private final CliServices services;
  private final RootCommand root;
  private final Console console;
  private @Nullable Settings settings;

  Shell(CliServices services, RootCommand root, Console console) {
    this.services = services;
    this.root = root;
    this.console = console;
  }

  Console console() {
    return console;
  }

  CliServices services() {
    return services;
  }

  Path etcFile() {
    Path named = root.config();
    return named == null ? services.defaultEtcFile() : named;
  }

  EtcResult loadSettings() {
    return services.settings().load(etcFile());
  }

  /** The settings of a valid etc file; its first problem otherwise. */
  Settings settings() {
    if (settings == null) {
      EtcResult result = loadSettings();
      if (result instanceof EtcResult.Refused refused) {
        throw new OperationException(Reason.CONFIGURATION, firstOf(refused));
      }
      settings = ((EtcResult.Loaded) result).settings();
    }
    return settings;
  }

  /** A device of the etc file. */
  DeviceSettings device(DeviceId id) {
    return settings().devices().stream()
        .filter(device -> device.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new OperationException(Reason.NOT_FOUND, "no device '" + id + "' in " + etcFile()));
  }

  private String firstOf(EtcResult.Refused refused) {
    int count = refused.problems().size();
    String first = count == 0 ? "" : ": " + ProblemText.of(etcFile(), refused.problems().get(0));
    String more = count > 1 ? " (and " + (count - 1) + " more: run 'edge-daemon validate')" : "";
    return "the etc file is not valid" + first + more;
  }

  /** The daemon, whether it runs or not: a call says so. */
  RemoteOperations daemon() {
    AdminConfig admin = settings().admin();
    if (admin.token() == null) {
      throw new OperationException(
          Reason.CONFIGURATION,
          etcFile()
              + " names no admin.token_file, and the daemon takes no command without a token: write"
              + " a long random text to a file, name it there, and restart the daemon");
    }
    return new RemoteOperations(address(admin), admin.token());
  }

  boolean daemonRuns() {
    AdminConfig admin = settings().admin();
    return admin.port() != 0 && new RemoteOperations(address(admin), null).isThere();
  }

  /** Through the daemon when it runs, else the files themselves. */
  OpenStores stores() {
    return daemonRuns() ? new DaemonStores(daemon()) : offline();
  }

  private OpenStores offline() {
    try {
      return services.stores().open(settings());
    } catch (OperationException e) {
      throw e.reason() == Reason.IN_USE ? hidden(e) : e;
    }
  }

  /** Somebody has the data folder, but answers no call. */
  private OperationException hidden(OperationException cause) {
    return new OperationException(
        Reason.IN_USE,
        cause.getMessage()
            + "; nothing answers at "
            + address(settings().admin())
            + ": use the etc file of the daemon that runs, or stop that process",
        cause);
  }

  URI daemonAddress() {
    return address(settings().admin());
  }

  private URI address(AdminConfig admin) {
    if (admin.port() == 0) {
      throw new OperationException(
          Reason.CONFIGURATION,
          etcFile() + " lets the admin port be any free one (port 0): name a fixed one");
    }
    String host =
        switch (admin.host()) {
          case "0.0.0.0", "" -> "127.0.0.1";
          case "::", "[::]" -> "[::1]";
          default -> admin.host();
        };
    boolean bare = host.contains(":") && !host.startsWith("[");
    return URI.create("http://" + (bare ? "[" + host + "]" : host) + ":" + admin.port());
  }
}
