package org.edgedaemon.simulator.hikvision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The people enrolled; safe for use by several threads. */
final class Staff {
  private final Map<String, EnrolledUser> users = new LinkedHashMap<>();

  Staff(List<EnrolledUser> enrolled) {
    enrolled.forEach(this::enrol);
  }

  synchronized void enrol(EnrolledUser user) {
    users.put(user.employeeNo(), user);
  }

  synchronized void dismiss(String employeeNo) {
    users.remove(employeeNo);
  }

  synchronized List<EnrolledUser> all() {
    return new ArrayList<>(users.values());
  }

  synchronized String name(String employeeNo) {
    EnrolledUser user = users.get(employeeNo);
    return user == null ? "" : user.name();
  }
}
