package org.edgedaemon.dataset.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.Dataset.Update;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.FileField;
import org.edgedaemon.dataset.Hours;

/** A dataset of a test, one trait after the other. */
final class DatasetSketch {
  final Set<DatasetName> after = new HashSet<>();
  final Map<String, DatasetName> references = new HashMap<>();
  final List<FileField> files = new ArrayList<>();
  int order;
  int inFlight = 4;
  int batch = 1;
  Optional<Update> update = Optional.empty();
  Hours hours = Hours.ALWAYS;
  Hours fileHours = Hours.ALWAYS;
  long bytesPerSecond;

  private final DatasetName name;

  DatasetSketch(String name) {
    this.name = new DatasetName(name);
  }

  DatasetSketch after(String... names) {
    for (String one : names) {
      after.add(new DatasetName(one));
    }
    return this;
  }

  DatasetSketch refers(String member, String dataset) {
    references.put(member, new DatasetName(dataset));
    return after(dataset);
  }

  DatasetSketch order(int value) {
    order = value;
    return this;
  }

  DatasetSketch batch(int value) {
    batch = value;
    return this;
  }

  DatasetSketch inFlight(int value) {
    inFlight = value;
    return this;
  }

  DatasetSketch update(Update value) {
    update = Optional.of(value);
    return this;
  }

  DatasetSketch hours(Hours value) {
    hours = value;
    return this;
  }

  DatasetSketch fileHours(Hours value) {
    fileHours = value;
    return this;
  }

  DatasetSketch file(FileField field) {
    files.add(field);
    return this;
  }

  DatasetSketch bytesPerSecond(long value) {
    bytesPerSecond = value;
    return this;
  }

  Dataset done() {
    return new Dataset(
        name,
        name.value(),
        order,
        after,
        references,
        "id",
        0,
        files,
        inFlight,
        batch,
        update,
        hours,
        fileHours,
        bytesPerSecond);
  }
}
