package org.edgedaemon.simulator.hikvision;

import java.time.Instant;

/** What all conversations of one terminal share. */
final class HikvisionCore {
  final LoginStyle login;
  final HttpStyle http;
  final TextStyle text;
  final SearchStyle search;
  final StreamStyle stream;
  final PushStyle push;
  final WallClock clock;
  final EventLog log;
  final Staff staff;
  final HikvisionFaults faults;
  final Meter meter;
  final EventText events;
  private volatile Identity identity;
  private volatile Instant bootedAt;

  HikvisionCore(
      Styles styles,
      WallClock clock,
      EventLog log,
      Staff staff,
      HikvisionFaults faults,
      Meter meter,
      Identity identity) {
    this.login = styles.login();
    this.http = styles.http();
    this.text = styles.text();
    this.search = styles.search();
    this.stream = styles.stream();
    this.push = styles.push();
    this.clock = clock;
    this.log = log;
    this.staff = staff;
    this.faults = faults;
    this.meter = meter;
    this.identity = identity;
    this.events = new EventText(text, staff);
    this.bootedAt = clock.real();
  }

  Identity identity() {
    return identity;
  }

  void identity(Identity other) {
    identity = other;
  }

  Instant bootedAt() {
    return bootedAt;
  }

  void booted() {
    bootedAt = clock.real();
  }

  /** The knobs, as the builder made them. */
  record Styles(
      LoginStyle login,
      HttpStyle http,
      TextStyle text,
      SearchStyle search,
      StreamStyle stream,
      PushStyle push) {}
}
