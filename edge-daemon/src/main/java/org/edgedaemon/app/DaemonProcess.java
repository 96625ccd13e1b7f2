package org.edgedaemon.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.edgedaemon.app.machine.HangUpSignal;
import org.edgedaemon.app.store.FolderHeldException;
import org.edgedaemon.attendance.report.ReportException;
import org.edgedaemon.cli.DaemonRunner;
import org.edgedaemon.cli.ExitCode;
import org.edgedaemon.cli.SettingsLoader;
import org.edgedaemon.config.LogSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.http.HttpClientException;
import org.edgedaemon.http.HttpServerException;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.h2.JournalLockedException;
import org.edgedaemon.logging.LogFileLimits;
import org.edgedaemon.logging.RotatedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process around the daemon: runs until a signal, and turns what stops a start into an exit
 * code.
 */
final class DaemonProcess implements DaemonRunner {
  private static final Logger log = LoggerFactory.getLogger(DaemonProcess.class);

  private final SettingsLoader loader;
  private final String version;

  DaemonProcess(SettingsLoader loader, String version) {
    this.loader = loader;
    this.version = version;
  }

  @Override
  public int run(Path etcFile, Settings settings) {
    keepLogs(settings);
    CompletableFuture<Daemon> started = new CompletableFuture<>();
    // From the beginning: without a handler the signal ends the process.
    HangUpSignal.onSignal(() -> reloadOnce(started));
    try {
      Daemon daemon = new Daemon(etcFile, settings, loader, version);
      Thread hook = new Thread(daemon::close, "stop");
      Runtime.getRuntime().addShutdownHook(hook);
      daemon.start();
      started.complete(daemon);
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } catch (FolderHeldException | JournalLockedException e) {
      log.error("{}", e.getMessage());
      return ExitCode.RUNNING;
    } catch (IOException | JournalException | ReportException e) {
      log.error("the stores in {} cannot be opened: {}", settings.dataDir(), e.toString());
      return ExitCode.STORE;
    } catch (HttpClientException e) {
      log.error("{}", e.getMessage());
      return ExitCode.CONFIG;
    } catch (HttpServerException e) {
      log.error("{}", e.getMessage());
      return ExitCode.ERROR;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    }
  }

  /** Where a journal listens on standard error, it keeps the lines. */
  private static void keepLogs(Settings settings) {
    LogSettings log = settings.log();
    if (log != null && System.getenv("JOURNAL_STREAM") == null) {
      LogFileLimits limits = new LogFileLimits(log.maxBytes(), log.maxAge(), log.keep());
      System.setErr(new RotatedFile(log.file(), limits, InstantSource.system()).printer());
    }
  }

  /** At once, or as soon as there is something to reload. */
  private static void reloadOnce(CompletableFuture<Daemon> started) {
    var unused =
        started.thenAcceptAsync(Daemon::reload, reload -> new Thread(reload, "reload").start());
  }
}
