package org.edgedaemon.device.api;

import java.util.ArrayList;
import java.util.List;

/** All that is wrong with a body. */
final class Complaints {
  /** More are counted, not listed. */
  static final int MOST = 100;

  private final List<Complaint> listed = new ArrayList<>();
  private int count;

  /**
   * One thing that is wrong.
   *
   * @param pointer a JSON pointer into the body, as a URI fragment
   */
  record Complaint(String pointer, String detail) {}

  void add(String pointer, String detail) {
    count++;
    if (listed.size() < MOST) {
      listed.add(new Complaint(pointer, detail));
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  List<Complaint> listed() {
    return listed;
  }
}
