package org.edgedaemon.simulator.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.edgedaemon.simulator.hikvision.HikvisionFault.Kind;
import org.junit.jupiter.api.Test;

class HikvisionFaultsIT {
  private static final String COND =
      "\"searchID\":\"s\",\"searchResultPosition\":0,\"maxResults\":30,\"major\":0,\"minor\":0";

  @Test
  void answersGoWrongOnceAndAreRightAgain() throws Exception {
    try (HikvisionTerminal terminal = HikvisionTerminal.builder().oldEvents(40).build().start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      HikvisionFaults faults = terminal.faults();
      assertThat(search(faults, client, Kind.BUSY).statusCode()).isEqualTo(503);
      assertThat(search(faults, client, Kind.HTML).body()).startsWith("<!DOCTYPE html>");
      assertThat(search(faults, client, Kind.BOGUS_401).statusCode()).isEqualTo(401);
      assertThat(search(faults, client, Kind.MALFORMED).body()).startsWith("{").doesNotEndWith("}");
      assertThat(search(faults, client, Kind.OVERSIZE).body()).contains("]}}").endsWith(" ");
      assertThat(search(faults, client, Kind.EMPTY_MORE).body())
          .contains("\"MORE\"")
          .doesNotContain("InfoList");
      assertThat(search(faults, client, Kind.TOTAL_OFF).body()).contains("\"totalMatches\":41");
      assertThat(search(faults, client, Kind.COUNT_OFF).body()).contains("\"numOfMatches\":31");
      assertThat(search(faults, client, Kind.OTHER_SEARCH).body()).contains("\"another\"");
      for (Kind kind : new Kind[] {Kind.RESET, Kind.RESET_IN_BODY, Kind.CUT_BODY, Kind.HANG_UP}) {
        assertThatThrownBy(() -> search(faults, client, kind)).isInstanceOf(IOException.class);
      }
      assertThat(client.search(COND).at("/AcsEvent/totalMatches").asInt()).isEqualTo(40);
      assertThat(faults.happened(Kind.RESET)).isEqualTo(1);
    }
  }

  @Test
  void textsAreWrittenAsAsked() throws Exception {
    try (HikvisionTerminal terminal =
        HikvisionTerminal.builder()
            .user(new EnrolledUser("0042", "王小明"))
            .zone("CST+6")
            .text(k -> k.numbersAsText(true).times(TimeStyle.SHORT_OFFSET))
            .build()
            .start()) {
      terminal.punch("0042", 75);
      PlainIsapi client = new PlainIsapi(terminal);
      assertThat(client.search(COND).at("/AcsEvent/InfoList/0").toString())
          .contains("\"serialNo\":\"1\"", "-6:00\"", "\"name\":\"王小明\"", "\"0042\"");
      terminal.text().gb18030();
      assertThat(client.search(COND).toString()).doesNotContain("王小明");
    }
  }

  @Test
  void aRequestWithABodyIsRefusedBeforeItsBodyIsRead() throws Exception {
    try (HikvisionTerminal terminal =
            HikvisionTerminal.builder().http(k -> k.early401(true)).build().start();
        Socket socket = new Socket("127.0.0.1", terminal.port())) {
      String head = "POST /ISAPI/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 401");
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
          .contains("Connection: close");
    }
  }

  @Test
  void theCertificateIsTheOneWhosePrintIsTold() throws Exception {
    try (HikvisionTerminal terminal = HikvisionTerminal.builder().https().build().start()) {
      String first = print(terminal);
      assertThat(first).isEqualTo(terminal.certificateSha256());
      terminal.renewCertificate();
      assertThat(print(terminal)).isEqualTo(terminal.certificateSha256()).isNotEqualTo(first);
    }
  }

  @Test
  void zonesAreWrittenAndReadWithTheSignOfPosix() throws Exception {
    try (HikvisionTerminal terminal =
        HikvisionTerminal.builder().zone(java.time.ZoneId.of("Europe/Berlin")).build().start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      String berlin = "CST-1:00:00DST01:00:00,M3.5.0/02:00:00,M10.5.0/03:00:00";
      assertThat(client.get("/ISAPI/System/time").body()).contains(berlin);
      assertThat(PosixZone.parse(berlin).orElseThrow().rules().getTransitionRules()).hasSize(2);
      String time =
          "<Time><timeMode>manual</timeMode><localTime>2026-07-06T08:31:12+05:30</localTime>"
              + "<timeZone>CST-5:30:00</timeZone></Time>";
      assertThat(client.ask("PUT", "/ISAPI/System/time", time).statusCode()).isEqualTo(200);
      assertThat(client.get("/ISAPI/System/time").body())
          .contains("2026-07-06T08:31:", "+05:30", "CST-5:30:00");
      assertThat(terminal.writes()).hasSize(2);
    }
  }

  private static HttpResponse<String> search(HikvisionFaults faults, PlainIsapi client, Kind kind)
      throws Exception {
    faults.next(HikvisionFault.of(kind).at("/ISAPI/AccessControl/AcsEvent"));
    return client.ask("POST", PlainIsapi.SEARCH, "{\"AcsEventCond\":{" + COND + "}}");
  }

  private static String print(HikvisionTerminal terminal) throws Exception {
    try (SSLSocket socket =
        (SSLSocket) trusting().getSocketFactory().createSocket("127.0.0.1", terminal.port())) {
      socket.startHandshake();
      byte[] der = socket.getSession().getPeerCertificates()[0].getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    }
  }

  private static SSLContext trusting() throws Exception {
    X509TrustManager anybody =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {anybody}, null);
    return context;
  }
}
