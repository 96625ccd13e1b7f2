package org.edgedaemon.cli;

import java.nio.file.Path;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.DeviceSettings;

/**
 * Tests peers without a running daemon. Calls block until the peer has answered or its deadlines
 * are over, may come on several threads at once, and never throw for a sick peer.
 */
public interface PeerTests {
  /**
   * Tests a device.
   *
   * @param dataDir where the daemon keeps what it knows of devices, as far as we may look and write
   */
  TestReport device(DeviceSettings device, Path dataDir);

  TestReport destination(DestinationSettings destination);
}
