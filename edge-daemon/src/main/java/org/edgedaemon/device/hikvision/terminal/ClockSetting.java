package org.edgedaemon.device.hikvision.terminal;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.ResponseStatus;
import org.edgedaemon.device.hikvision.isapi.TerminalTime;
import org.edgedaemon.http.HttpBody;

/**
 * Sets a terminal's clock to ours, in its own time zone. A terminal that keeps its time by NTP is
 * told to go on with that afterwards.
 */
final class ClockSetting {
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9+:,./-]{1,128}");
  private static final String NTP = "NTP";

  private final Peer peer;
  private final PlainCalls calls;
  private final Greeter greeter;
  private final InstantSource clock;

  ClockSetting(Peer peer, PlainCalls calls, Greeter greeter, InstantSource clock) {
    this.peer = peer;
    this.calls = calls;
    this.greeter = greeter;
    this.clock = clock;
  }

  /** Completes with a reading made afterwards. */
  CompletionStage<ClockReading> set() {
    return greeter
        .clock()
        .thenCompose(before -> write(before.time()))
        .thenCompose(written -> greeter.clock());
  }

  private CompletionStage<Void> write(TerminalTime before) {
    ZoneOffset offset = before.offset();
    String zone = before.zoneText();
    if (offset == null || zone == null || !ZONE.matcher(zone.strip()).matches()) {
      return CompletableFuture.failedFuture(
          peer.failure(Reason.UNSUPPORTED, "tells no time zone to set its clock in"));
    }
    CompletionStage<Void> manual = put(document("manual", local(offset), zone.strip()));
    return NTP.equalsIgnoreCase(before.mode())
        ? manual.thenCompose(none -> put(document(NTP, "", zone.strip())))
        : manual;
  }

  private String local(ZoneOffset offset) {
    OffsetDateTime now = clock.instant().plusMillis(500).atOffset(offset);
    return "<localTime>"
        + DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx")
            .format(now.truncatedTo(ChronoUnit.SECONDS))
        + "</localTime>";
  }

  private static String document(String mode, String localTime, String zone) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<Time version=\"2.0\" xmlns=\"http://www.isapi.org/ver20/XMLSchema\"><timeMode>"
        + mode
        + "</timeMode>"
        + localTime
        + "<timeZone>"
        + zone
        + "</timeZone></Time>";
  }

  private CompletionStage<Void> put(String xml) {
    return calls
        .send("PUT", Greeter.TIME, HttpBody.of(xml), "application/xml")
        .thenAccept(
            answer -> {
              if (!accepted(answer)) {
                throw notSet(answer);
              }
            });
  }

  private static boolean accepted(IsapiAnswer answer) {
    return answer instanceof IsapiAnswer.Content content
        && ResponseStatus.of(content.document()).map(ResponseStatus::ok).orElse(true);
  }

  private DeviceException notSet(IsapiAnswer answer) {
    return peer.failure(
        Reason.UNSUPPORTED, "does not let its clock be set: " + Greeter.said(answer));
  }
}
