package org.edgedaemon.app;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.edgedaemon.app.machine.LocalMachine;
import org.edgedaemon.cli.Cli;
import org.edgedaemon.cli.CliServices;
import org.edgedaemon.cli.SettingsLoader;
import org.edgedaemon.config.EtcFile;
import org.edgedaemon.logging.Logs;
import org.jspecify.annotations.Nullable;

/** Where the process begins. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Logs.install();
    SettingsLoader loader = new EtcFile(System::getenv, ZoneId.systemDefault())::load;
    String version = version();
    CliServices services =
        new CliServices(
            version,
            EtcFile.defaultPath(System::getenv, System.getProperty("os.name", "")),
            loader,
            new DaemonProcess(loader, version),
            new DataDirStores(Clock.systemUTC()),
            new DirectPeerTests(version, Clock.systemUTC()),
            new LocalMachine(ListenPorts::examine, LocalMachine::run),
            ZoneId.systemDefault(),
            System::nanoTime,
            onTerminal(),
            Main::ask);
    int code = Cli.execute(args, services, System.out, System.err);
    System.exit(code);
  }

  /** Asked of the system: a console object says little about where standard output goes. */
  private static boolean onTerminal() {
    try {
      String out = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return out.startsWith("/dev/pts/") || out.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  @SuppressWarnings("SystemConsoleNull") // it is null on this Java
  private static @Nullable String ask(String question) {
    Console console = System.console();
    return console == null ? null : console.readLine("%s ", question);
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
