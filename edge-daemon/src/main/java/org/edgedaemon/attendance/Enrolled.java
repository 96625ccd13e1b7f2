package org.edgedaemon.attendance;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** A student and the units it is enrolled in, by code. */
public record Enrolled(Student student, SortedSet<String> units) {
  public Enrolled {
    units = Collections.unmodifiableSortedSet(new TreeSet<>(units));
  }
}
