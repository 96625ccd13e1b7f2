package org.edgedaemon.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What processors did meanwhile for this process, all its threads together, and for the other. */
final class CpuShare {
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private long ours;
  private long theirs;

  double during(HikvisionPeer peer, Sample.Measurement work) throws Exception {
    long oursBefore = system.getProcessCpuTime();
    long theirsBefore = peer.cpuNanos();
    double measured = work.once();
    ours += system.getProcessCpuTime() - oursBefore;
    theirs += peer.cpuNanos() - theirsBefore;
    return measured;
  }

  /** Of one of so many. */
  String text(int count) {
    return "%d us ours, %d us the terminal's".formatted(ours / 1000 / count, theirs / 1000 / count);
  }
}
