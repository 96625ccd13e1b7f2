package org.edgedaemon.cli;

import java.util.Optional;
import org.edgedaemon.admin.EntryView;

/** How an export writes entries: a line each. */
enum ExportFormat {
  /** A header, then the columns of {@link CsvLine}. */
  CSV {
    @Override
    Optional<String> head() {
      return Optional.of(CsvLine.HEAD);
    }

    @Override
    String line(EntryView entry) {
      return CsvLine.of(entry);
    }
  },
  /** The JSON that destinations get, its sequence included. */
  JSONL {
    @Override
    Optional<String> head() {
      return Optional.empty();
    }

    @Override
    String line(EntryView entry) {
      return Bodies.withSequence(entry);
    }
  };

  abstract Optional<String> head();

  /** Without a line end. */
  abstract String line(EntryView entry);
}
