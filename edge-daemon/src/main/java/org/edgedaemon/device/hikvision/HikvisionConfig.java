package org.edgedaemon.device.hikvision;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to one Hikvision terminal.
 *
 * @param name for people; the id when none is configured
 * @param url {@code http://host[:port]} or {@code https://host[:port]}, no path
 * @param timeZone of the terminal's clock, for times that come without an offset when the terminal
 *     does not tell its own; null asks the terminal
 * @param trustOffset false when the terminal writes a wrong offset ({@code +00:00} on local times):
 *     the wall clock in {@code timeZone} counts then
 * @param tls how an https terminal is known
 * @param serial the serial number that must answer; null takes whoever answers first and keeps to
 *     it
 * @param stream listen to the alert stream
 * @param webhook what the terminal pushes to; null for nothing
 * @param punches the event types that count as punches, with a person in them
 * @param recognitions hand over face events as recognitions too
 * @param basicAllowed answer a terminal that offers nothing better than Basic over plain http
 * @param clockWarning how far its clock may be off before we warn
 * @param setClock set its clock when it is off by more than {@code clockWarning}; off by default
 */
public record HikvisionConfig(
    DeviceId id,
    String name,
    URI url,
    String username,
    Secret password,
    @Nullable ZoneId timeZone,
    boolean trustOffset,
    Tls tls,
    @Nullable String serial,
    boolean stream,
    @Nullable Webhook webhook,
    Set<EventCode> punches,
    boolean recognitions,
    boolean basicAllowed,
    Duration clockWarning,
    boolean setClock) {

  /** How an https terminal proves who it is. Never by nothing. */
  public sealed interface Tls {
    /** By the authorities of the platform. */
    record Platform() implements Tls {}

    /** By authorities of the operator's own, a PEM file; the host name is checked. */
    record Authorities(Path caFile) implements Tls {}

    /**
     * By its own certificate and no other, whatever name it bears.
     *
     * @param sha256 of the certificate's DER form, 64 lower-case hex digits
     */
    record Pinned(String sha256) implements Tls {
      public Pinned {
        if (!sha256.matches("[0-9a-f]{64}")) {
          throw new IllegalArgumentException(
              "a pin is the SHA-256 of a certificate, 64 hex digits");
        }
      }
    }
  }

  /**
   * Where the terminal pushes its events.
   *
   * @param listenHost of our listener, which several devices may share
   * @param listenPort of our listener
   * @param path the secret path, from {@code /}
   * @param from addresses that may push; empty for the terminal's own
   * @param announce the URL that {@code device arm} writes into the terminal; null makes it from
   *     our address as the terminal sees it
   */
  public record Webhook(
      String listenHost, int listenPort, Secret path, Set<String> from, @Nullable URI announce) {}

  public HikvisionConfig {
    String scheme = url.getScheme();
    if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException("url of device " + id + " is not http(s)://host");
    }
    if (!trustOffset && timeZone == null) {
      throw new IllegalArgumentException(
          "device " + id + " needs a time zone when its offsets are not trusted");
    }
    punches = Set.copyOf(punches);
  }
}
