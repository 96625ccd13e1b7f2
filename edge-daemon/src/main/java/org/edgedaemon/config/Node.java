package org.edgedaemon.config;

import java.util.List;
import java.util.Map;

/** A piece of the etc file with the line it stands on. */
sealed interface Node {
  int line();

  /** What it is, for a message. */
  String kind();

  /** A single value; quotes are gone, {@code ${NAME}} still stands. */
  record Scalar(int line, String text) implements Node {
    @Override
    public String kind() {
      return "a value";
    }

    /** Values may be secrets. */
    @Override
    public String toString() {
      return "Scalar[line=" + line + "]";
    }
  }

  /** A key without a value. */
  record Nothing(int line) implements Node {
    @Override
    public String kind() {
      return "nothing";
    }
  }

  record Items(int line, List<Node> all) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** In the order of the file. */
  record Keys(int line, Map<String, Node> all, Map<String, Integer> lines) implements Node {
    @Override
    public String kind() {
      return "a section";
    }
  }
}
