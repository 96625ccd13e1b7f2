package org.edgedaemon.device.hikvision.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.terminal.Rig.WRONG;
import static org.edgedaemon.device.hikvision.terminal.Rig.failure;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.hikvision.Challenge;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a password leaves behind: nothing in logs, errors, texts and what is stored. */
@Timeout(60)
class TerminalSecrecyIT {
  @ParameterizedTest
  @EnumSource(Challenge.class)
  void neitherErrorsNorLogsNorStoredRecordsTellIt(Challenge offer) throws Exception {
    PrintStream console = System.err;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    StringBuilder told = new StringBuilder();
    try (Rig rig = new Rig();
        HikvisionTerminal simulated =
            HikvisionTerminal.builder().login(login -> login.offers(offer)).build().start()) {
      System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
      rig.basicAllowed = true;
      Terminal terminal = rig.terminal(simulated, WRONG);
      for (int i = 0; i < 3; i++) {
        DeviceException failure = failure(terminal.greet(false));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
          told.append(cause);
        }
        rig.clock.advance(Duration.ofMinutes(2));
      }
      told.append(rig.memory.stored).append(terminal);
      assertThat(simulated.counts().failedLogins()).isEqualTo(2);
    } finally {
      System.setErr(console);
    }
    String everything = told + logged.toString(StandardCharsets.UTF_8);
    assertThat(everything)
        .doesNotContain(WRONG)
        .doesNotContain(ha1())
        .doesNotContain("response=")
        .doesNotContain("YWRtaW46");
  }

  @Test
  void aConfigurationShowsNone() {
    TerminalConfig config =
        new TerminalConfig(
            Rig.ID,
            "device lobby",
            URI.create("http://192.0.2.1"),
            "admin",
            new Secret(WRONG),
            HttpClientConfig.of(1),
            false,
            null);
    assertThat(config.toString()).doesNotContain(WRONG);
  }

  private static String ha1() throws Exception {
    byte[] text = ("admin:DS-6E392E44:" + WRONG).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
  }
}
