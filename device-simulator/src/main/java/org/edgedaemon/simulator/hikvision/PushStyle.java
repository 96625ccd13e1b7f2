package org.edgedaemon.simulator.hikvision;

import java.time.Duration;

/** How events are pushed to the hosts configured. Knobs may be turned at any time. */
public final class PushStyle {
  volatile PushForm form = PushForm.MULTIPART_BARE;
  volatile String partName = "event_log";
  volatile boolean flat;
  volatile int pictureBytes;
  volatile boolean chunked;
  volatile boolean keepAlive = true;
  volatile boolean liveness = true;
  volatile boolean front = true;
  volatile boolean live = true;
  volatile boolean sendsNothing;
  volatile boolean silentAfterReboot;
  volatile int replay;
  volatile Duration resendEvery = Duration.ofMillis(1100);
  volatile int triesEach = Integer.MAX_VALUE;
  volatile Duration answerWithin = Duration.ofSeconds(5);
  volatile Duration heartbeatEvery = Duration.ZERO;
  volatile boolean dropsUrl;
  volatile boolean writesZeros;
  volatile boolean refusesHostName;
  volatile boolean strictOrder = true;

  PushStyle() {}

  public PushStyle form(PushForm body) {
    form = body;
    return this;
  }

  /** Name of the event part: event_log, AccessControllerEvent, Event_Type. */
  public PushStyle partName(String name) {
    partName = name;
    return this;
  }

  /** All fields in the root, without the inner object. */
  public PushStyle flat(boolean inOne) {
    flat = inOne;
    return this;
  }

  /** A picture follows in multipart; 0 sends none. */
  public PushStyle pictures(int bytes) {
    pictureBytes = bytes;
    return this;
  }

  public PushStyle chunked(boolean used) {
    chunked = used;
    return this;
  }

  /** False takes a new connection for each push. */
  public PushStyle keepAlive(boolean keeps) {
    keepAlive = keeps;
    return this;
  }

  /** Whether currentEvent and frontSerialNo are told. */
  public PushStyle hints(boolean currentEvent, boolean frontSerialNo) {
    liveness = currentEvent;
    front = frontSerialNo;
    return this;
  }

  /** Whether events are pushed as they happen. */
  public PushStyle live(boolean comes) {
    live = comes;
    return this;
  }

  /** So many newest rows come first, with currentEvent false, when a host is configured. */
  public PushStyle replay(int newest) {
    replay = newest;
    return this;
  }

  /** Hosts are taken, and nothing is ever sent. */
  public PushStyle sendsNothing(boolean nothing) {
    sendsNothing = nothing;
    return this;
  }

  /** After a reboot nothing is sent until somebody reads or writes httpHosts. */
  public PushStyle silentAfterReboot(boolean silent) {
    silentAfterReboot = silent;
    return this;
  }

  /** Time to the next try of an event that was not answered by 200 with a body. */
  public PushStyle resendEvery(Duration pause) {
    resendEvery = pause;
    return this;
  }

  /** An event is dropped after so many tries. */
  public PushStyle triesEach(int tries) {
    triesEach = tries;
    return this;
  }

  /** How long an answer is waited for. */
  public PushStyle answerWithin(Duration time) {
    answerWithin = time;
    return this;
  }

  /** Zero sends none. */
  public PushStyle heartbeatEvery(Duration pause) {
    heartbeatEvery = pause;
    return this;
  }

  /** A write keeps all but the url. */
  public PushStyle dropsUrl(boolean drops) {
    dropsUrl = drops;
    return this;
  }

  /** A write ends with the address 0.0.0.0. */
  public PushStyle writesZeros(boolean zeros) {
    writesZeros = zeros;
    return this;
  }

  public PushStyle refusesHostName(boolean refuses) {
    refusesHostName = refuses;
    return this;
  }

  /** Whether elements of a host must come in the order in which they are read. */
  public PushStyle strictOrder(boolean strict) {
    strictOrder = strict;
    return this;
  }
}
