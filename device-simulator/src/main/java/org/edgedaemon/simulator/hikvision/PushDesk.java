package org.edgedaemon.simulator.hikvision;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** The hosts and who pushes to them. Event loop only, once the terminal is built. */
final class PushDesk {
  private final HikvisionCore core;
  private final EventLoop loop;
  private final List<HttpHost> hosts = new ArrayList<>();
  private final List<Pusher> pushers = new ArrayList<>();
  private boolean running;
  private boolean asleep;

  PushDesk(HikvisionCore core, EventLoop loop, int slots) {
    this.core = core;
    this.loop = loop;
    for (int id = 1; id <= slots; id++) {
      hosts.add(HttpHost.blank(id));
    }
  }

  int slots() {
    return hosts.size();
  }

  HttpHost host(int id) {
    return hosts.get(id - 1);
  }

  /** A slot that says the same as before is left alone. */
  void configure(HttpHost host) {
    HttpHost before = hosts.set(host.id() - 1, host);
    if (before.target().equals(host.target())) {
      return;
    }
    pushers.removeIf(pusher -> pusher.endIfOf(host.id()));
    host.target()
        .ifPresent(
            target -> {
              Pusher pusher = new Pusher(core, loop, host.id(), target);
              pushers.add(pusher);
              core.log.newest(core.push.replay).forEach(row -> pusher.offer(row, false));
              if (running) {
                pusher.begin();
              }
            });
  }

  void live(LoggedEvent event) {
    if (core.push.live && !core.push.sendsNothing && !asleep) {
      pushers.forEach(pusher -> pusher.offer(event, true));
    }
  }

  /** Somebody looked at the configuration. */
  void touched() {
    asleep = false;
  }

  void restart() {
    asleep = core.push.silentAfterReboot;
    pushers.forEach(Pusher::forget);
  }

  /** Nothing is sent until {@link #resume}. */
  void pause() {
    running = false;
    pushers.forEach(Pusher::pause);
  }

  void resume() {
    running = true;
    pushers.forEach(Pusher::begin);
  }
}
