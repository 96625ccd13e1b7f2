package org.edgedaemon.admin;

import java.util.List;
import org.edgedaemon.destination.DestinationId;

/** Destinations, for an operator. */
public interface DestinationOperations {
  /** Every configured destination, in the order of the etc file. */
  List<DestinationInfo> list();

  /** Asks a destination whether it is there and the key is good. A sick one is a value. */
  TestReport test(DestinationId id);
}
