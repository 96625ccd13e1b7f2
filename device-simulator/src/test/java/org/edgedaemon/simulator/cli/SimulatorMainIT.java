package org.edgedaemon.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SimulatorMainIT {
  private final StringWriter out = new StringWriter();

  @Test
  void terminalsArePunchedAt() {
    int code =
        run(
            "zk --count 2 --transport tcp --port 0 --width 16 --old-punches 5 --rate 50 --seconds 1"
                + " --faults lose-part:0.1,stall=3@1504:0.01");
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("SIM00001: listening on 127.0.0.1:", "SIM00002: listening", "punch of 10")
        .contains("violations []");
  }

  @Test
  void hikvisionTerminalsArePunchedAt() {
    int code =
        run(
            "hikvision --count 2 --port 0 --firmware K1T344 --https --old-events 5 --rate 50"
                + " --zone Asia/Shanghai --replay 3 --seconds 1"
                + " --faults busy@/ISAPI/AccessControl/AcsEvent:0.1,stream-close=4");
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("SIM00001: listening on https://127.0.0.1:", "SIM00002: listening", "serial 6")
        .contains("violations []");
  }

  @Test
  void aCloudListens() {
    assertThat(run("cloud --port 0 --key k --fail-rate 0.5 --seconds 1")).isZero();
    assertThat(out.toString()).contains("listening on http://127.0.0.1:", "0 records");
  }

  @Test
  void aCloudOfASyncListens() {
    String arguments = "sync-cloud --port 0 --shape paginator --fill rooms=7 --fail-rate 0.1";
    assertThat(run(arguments + " --seconds 1")).isZero();
    assertThat(out.toString()).contains("listening on http://127.0.0.1:", "7 records, 0 files");
  }

  @Test
  void wrongOptionsAreExplained() {
    assertThat(run("zk --faults no-such")).isEqualTo(2);
    assertThat(run("zk --width 41")).isEqualTo(2);
    assertThat(run("hikvision --faults none")).isEqualTo(2);
    assertThat(out.toString())
        .contains("no fault is called 'none'")
        .contains("no fault is called 'no-such'", "'41' is none of 8A, 8B, 16, 22, 40, 49");
  }

  private int run(String arguments) {
    PrintWriter writer = new PrintWriter(out);
    return SimulatorMain.commandLine().setOut(writer).setErr(writer).execute(arguments.split(" "));
  }
}
