package org.edgedaemon.cli;

import org.edgedaemon.admin.TestReport;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.DeviceSettings;

/**
 * Tests peers without a running daemon. Calls block until the peer has answered or its deadlines
 * are over, may come on several threads at once, and never throw for a sick peer.
 */
public interface PeerTests {
  TestReport device(DeviceSettings device);

  TestReport destination(DestinationSettings destination);
}
