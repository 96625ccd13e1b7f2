package org.edgedaemon.simulator.hikvision;

import java.time.Duration;
import java.util.function.Consumer;

/** Models as they were met in the field, each a list of knobs. */
public enum Firmware {
  /** A terminal without any quirk: keep-alive, every search field, one nonce for many requests. */
  MODERN(terminal -> terminal.identity(known -> Identity.USUAL)),

  /** Refuses any startTime; replays nothing; closes each connection. */
  K1T341AM_V3_2_30(
      terminal ->
          terminal
              .identity(
                  known ->
                      known
                          .model("DS-K1T341AM")
                          .serialNumber("DS-K1T341AM20220315V030230ENF00000001")
                          .version("V3.2.30", "build 220210"))
              .http(knobs -> knobs.keepAlive(false))
              .search(
                  knobs ->
                      knobs.refuses(
                          Refusal.START_TIME,
                          Refusal.SERIAL_WINDOW,
                          Refusal.REVERSE_ORDER,
                          Refusal.EVENT_ATTRIBUTE))),

  /** A third use of a nonce gets 401 without a challenge; the stream dumps the whole log. */
  K1T342_V4_48_40(
      terminal ->
          terminal
              .identity(
                  known ->
                      known
                          .model("DS-K1T342MWX")
                          .serialNumber("DS-K1T342MWX20230611V044840ENG00000001")
                          .version("V4.48.40", "build 240805"))
              .zone("CST+4")
              .login(
                  knobs ->
                      knobs
                          .realm("ds-6e392e44")
                          .nonces(NoncePolicy.THIRD_USE_UNCHALLENGED)
                          .lockAfter(7))
              .stream(knobs -> knobs.replay(19_000))),

  /** Serial windows with both ends only; the stream replays 600 rows, slowly, and nothing live. */
  K1T342_V3_3_5(
      terminal ->
          terminal
              .identity(
                  known ->
                      known
                          .model("DS-K1T342EFWX")
                          .serialNumber("DS-K1T342EFWX20220310V030305ENG00000001")
                          .version("V3.3.5", "build 220310"))
              .login(knobs -> knobs.nonces(NoncePolicy.ONCE))
              .stream(knobs -> knobs.replay(600).replayEvery(Duration.ofMillis(300)).live(false))),

  /** Closes on each 401; keep-alive does not help: each nonce is good once. */
  K1T344(
      terminal ->
          terminal
              .identity(
                  known ->
                      known
                          .model("DS-K1T344MBWX")
                          .serialNumber("DS-K1T344MBWX20240102V040300ENG00000001")
                          .version("V4.3.0", "build 231205"))
              .login(knobs -> knobs.nonces(NoncePolicy.ONCE))
              .http(knobs -> knobs.keepAlive(false).closes401(true))
              .search(knobs -> knobs.refuses(Refusal.LONE_SERIAL))),

  /** An older fingerprint terminal: attendanceStatus is always undefined, major 0 is refused. */
  K1A8503(
      terminal ->
          terminal
              .identity(
                  known ->
                      known
                          .model("DS-K1A8503MF")
                          .serialNumber("DS-K1A8503MF20190410V010207ENC00000001")
                          .version("V1.2.7", "build 190410"))
              .attendance(AttendanceMode.UNDEFINED)
              .http(knobs -> knobs.keepAlive(false))
              .search(
                  knobs ->
                      knobs.refuses(
                          Refusal.MAJOR_ZERO,
                          Refusal.SERIAL_WINDOW,
                          Refusal.PIC_ENABLE,
                          Refusal.REVERSE_ORDER,
                          Refusal.EVENT_ATTRIBUTE,
                          Refusal.NO_TIMES))
              .stream(knobs -> knobs.heartbeat(Heartbeat.VIDEOLOSS, Duration.ofSeconds(10)))),

  /** Refuses times with a 400; its endpoints of newer kind are missing. */
  K1T320MFWX(
      terminal ->
          terminal
              .identity(
                  known ->
                      known
                          .model("DS-K1T320MFWX")
                          .serialNumber("DS-K1T320MFWX20230821V030522ENG00000001")
                          .version("V3.5.22", "build 230612"))
              .http(knobs -> knobs.without("/ISAPI/AccessControl/AcsEvent/capabilities"))
              .search(knobs -> knobs.refuses(Refusal.START_TIME)));

  // The lambdas above hold nothing that could change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Consumer<HikvisionTerminalBuilder> knobs;

  Firmware(Consumer<HikvisionTerminalBuilder> knobs) {
    this.knobs = knobs;
  }

  void applyTo(HikvisionTerminalBuilder terminal) {
    knobs.accept(terminal);
  }
}
