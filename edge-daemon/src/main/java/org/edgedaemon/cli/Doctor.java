package org.edgedaemon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.edgedaemon.admin.LaneCheck;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.Operations;
import org.edgedaemon.admin.StatusReport;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.admin.VerifyReport;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.config.Problem;
import org.edgedaemon.config.Settings;
import org.edgedaemon.health.CheckResult;

/**
 * Looks at everything an operator would look at, and goes on after each failure. Through the daemon
 * when it runs, else at the peers and files themselves.
 */
final class Doctor {
  private final Shell shell;
  private final Consumer<Finding> findings;

  Doctor(Shell shell, Consumer<Finding> findings) {
    this.shell = shell;
    this.findings = findings;
  }

  void examine() {
    EtcResult result = shell.loadSettings();
    if (result instanceof EtcResult.Refused refused) {
      refused.problems().forEach(this::problem);
      return;
    }
    EtcResult.Loaded loaded = (EtcResult.Loaded) result;
    loaded.warnings().forEach(warning -> findings.accept(Finding.warn("etc file", warning)));
    findings.accept(Finding.ok("etc file", summary(loaded.settings())));
    daemon(loaded.settings());
  }

  private void problem(Problem problem) {
    String text = ProblemText.of(shell.etcFile(), problem);
    findings.accept(Finding.fail("etc file", text, ExitCode.CONFIG));
  }

  private String summary(Settings settings) {
    return shell.etcFile()
        + " is valid, "
        + settings.devices().size()
        + " devices, "
        + settings.destinations().size()
        + " destinations";
  }

  private void daemon(Settings settings) {
    try {
      boolean runs = shell.daemonRuns();
      machine(settings, runs);
      if (runs) {
        Operations daemon = shell.daemon();
        findings.accept(statusOf(daemon.status()));
        peers(
            settings,
            device -> daemon.devices().test(device.id()),
            destination -> daemon.destinations().test(destination.id()));
      } else {
        findings.accept(Finding.warn("daemon", "not running: looking at peers and files directly"));
        PeerTests direct = shell.services().peers();
        peers(settings, device -> direct.device(device, settings.dataDir()), direct::destination);
      }
      stores(settings);
    } catch (OperationException e) {
      // Whether it runs or lets us in is not known: anything direct could disturb it.
      findings.accept(Finding.fail("daemon", e));
    }
  }

  private static Finding statusOf(StatusReport report) {
    String text =
        "running, process "
            + report.pid()
            + ", version "
            + report.version()
            + ", "
            + report.health().name().toLowerCase(Locale.ROOT);
    return report.health() == CheckResult.Status.OK
        ? Finding.ok("daemon", text)
        : Finding.warn("daemon", text + ": " + String.join("; ", report.problems()));
  }

  private void machine(Settings settings, boolean runs) {
    shell
        .services()
        .machine()
        .examine(shell.etcFile(), settings, runs)
        .forEach((check, result) -> findings.accept(Finding.of(check, result)));
  }

  private void peers(
      Settings settings,
      Function<DeviceSettings, TestReport> device,
      Function<DestinationSettings, TestReport> destination) {
    try (Rounds rounds = new Rounds()) {
      settings.devices().stream()
          .filter(DeviceSettings::enabled)
          .forEach(d -> rounds.add("device " + d.id(), () -> device.apply(d)));
      settings.destinations().stream()
          .filter(DestinationSettings::enabled)
          .forEach(d -> rounds.add("destination " + d.id(), () -> destination.apply(d)));
      rounds.forEach(findings);
    }
  }

  private void stores(Settings settings) {
    Path dataDir = settings.dataDir();
    if (!Files.exists(dataDir)) {
      findings.accept(
          Finding.warn("stores", dataDir + " does not exist yet: the first start makes it"));
      return;
    }
    try (OpenStores stores = shell.stores()) {
      stores.outbox().check().forEach(this::lane);
      findings.accept(journal(stores.journal().verify((done, total) -> {})));
    } catch (OperationException e) {
      findings.accept(Finding.fail("stores", e));
    }
  }

  private void lane(LaneCheck check) {
    String name = "outbox " + check.destination();
    findings.accept(
        check.sound()
            ? Finding.ok(name, check.text())
            : Finding.fail(name, check.text(), ExitCode.STORE));
  }

  private static Finding journal(VerifyReport report) {
    return report.sound()
        ? Finding.ok("journal", "sound, " + report.entries() + " entries")
        : Finding.fail("journal", String.join("; ", report.problems()), ExitCode.STORE);
  }
}
