package org.edgedaemon.dataset.run;

import java.nio.file.Path;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.dataset.files.FileDesk;

/** What all parts of one run share. */
record RunContext(
    SyncPorts ports,
    SyncTime time,
    Loop loop,
    Workers workers,
    FileDesk files,
    Path folder,
    long maxIds,
    Voice voice,
    StopSign stop,
    Errors errors,
    Parents parents) {
  RecordSource source(DatasetName name) {
    RecordSource source = ports.sources().get(name);
    if (source == null) {
      throw new IllegalStateException("dataset " + name + " has no source");
    }
    return source;
  }
}
