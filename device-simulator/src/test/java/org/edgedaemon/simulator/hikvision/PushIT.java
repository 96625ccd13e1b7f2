package org.edgedaemon.simulator.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushIT {
  private static final String HOSTS = "/ISAPI/Event/notification/httpHosts";

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private HttpServer listener;
  private volatile int status = 200;

  @BeforeEach
  void listen() throws Exception {
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext(
        "/hook",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] ok = "{\"statusCode\":1}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, status == 204 ? -1 : ok.length);
          if (status != 204) {
            exchange.getResponseBody().write(ok);
          }
          exchange.close();
        });
    listener.start();
  }

  @AfterEach
  void stop() {
    listener.stop(0);
  }

  @Test
  void anEventIsSentUntilItIsTakenAndTheNextWaits() {
    status = 204;
    try (HikvisionTerminal terminal = pushing(k -> {}).start()) {
      terminal.punch("00007", 38);
      StreamIT.await(() -> bodies.size() >= 3);
      assertThat(bodies).allMatch(body -> body.contains("\"serialNo\":1,"));
      assertThat(bodies.get(0))
          .startsWith(
              "--MIME_boundary\r\nContent-Disposition: form-data; name=\"event_log\"\r\n\r\n{")
          .endsWith("\r\n--MIME_boundary--\r\n")
          .contains("\"AccessControllerEvent\":{");
      status = 200;
      StreamIT.await(() -> terminal.pushedSerials().size() == 3);
      assertThat(terminal.pushedSerials()).containsExactly(1L, 2L, 3L);
      assertThat(terminal.pushAnswers()).startsWith(204, 204).endsWith(200, 200, 200);
    }
  }

  @Test
  void flatJsonAndXmlAreSentAsAsked() {
    try (HikvisionTerminal terminal = pushing(k -> k.form(PushForm.JSON).flat(true)).start()) {
      terminal.punch("00007", 38);
      StreamIT.await(() -> terminal.pushedSerials().size() == 3);
      assertThat(bodies.get(0)).startsWith("{\"dateTime\"").doesNotContain("ControllerEvent\":{");
      terminal.push().form(PushForm.XML).flat(false).chunked(true);
      terminal.punch("00007", 38);
      StreamIT.await(() -> terminal.pushedSerials().size() == 6);
      assertThat(bodies.get(3)).startsWith("<?xml").contains("<AccessControllerEvent>");
    }
  }

  @Test
  void hostsAreReadChangedAndReadBack() throws Exception {
    try (HikvisionTerminal terminal =
        HikvisionTerminal.builder().bursts(false).push(this::quick).build().start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      String before = client.get(HOSTS + "/1").body();
      assertThat(before).contains("<ipAddress>0.0.0.0<", "<url>/<");
      String wanted =
          before
              .replace("0.0.0.0", "127.0.0.1")
              .replace("<portNo>80<", "<portNo>" + listener.getAddress().getPort() + "<")
              .replace("<url>/<", "<url>/hook/4f9c<");
      assertThat(client.ask("PUT", HOSTS + "/1", wanted).statusCode()).isEqualTo(200);
      assertThat(client.get(HOSTS).body()).contains("<url>/hook/4f9c<", "<id>2<");
      terminal.punch("00007", 38);
      StreamIT.await(() -> terminal.pushedSerials().size() == 1);
      assertThat(client.ask("POST", HOSTS, wanted).body()).contains("methodNotAllowed");
      String disordered =
          wanted.replace("<id>1</id>", "").replace("</portNo>", "</portNo><id>1</id>");
      assertThat(client.ask("PUT", HOSTS + "/1", disordered).body()).contains("badXmlContent");
      terminal.push().dropsUrl(true).writesZeros(true);
      assertThat(client.ask("PUT", HOSTS + "/1", wanted).statusCode()).isEqualTo(200);
      assertThat(client.get(HOSTS + "/1").body()).contains("<url>/<", "<ipAddress>0.0.0.0<");
      assertThat(terminal.pushTarget(1)).isEmpty();
      assertThat(terminal.writes()).extracting(SeenWrite::method).contains("PUT", "POST");
    }
  }

  private HikvisionTerminal pushing(java.util.function.Consumer<PushStyle> knobs) {
    URI target =
        URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/hook/4f9c?x=1");
    return HikvisionTerminal.builder().push(this::quick).push(knobs).pushTo(target).build();
  }

  private void quick(PushStyle style) {
    style.resendEvery(Duration.ofMillis(30));
  }
}
