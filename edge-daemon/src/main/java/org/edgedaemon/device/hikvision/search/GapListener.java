package org.edgedaemon.device.hikvision.search;

/** Told of records that a terminal had overwritten before they were read. */
public interface GapListener {
  /** Both ends inclusive. Not every number of the range need have been a record of a person. */
  void onLost(int epoch, long firstSerial, long lastSerial);
}
