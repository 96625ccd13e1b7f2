package org.edgedaemon.benchmark;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.edgedaemon.simulator.portal.RecordingPortal;

/** A lecturer portal as a process of its own. */
final class PortalPeer {
  static final String PATH = "/api/attendance/record";

  private PortalPeer() {}

  public static void main(String[] args) throws InterruptedException {
    RecordingPortal portal = new RecordingPortal("X-API-Key", "").start();
    System.out.println(URI.create(portal.url()).getPort());
    new CountDownLatch(1).await();
  }
}
