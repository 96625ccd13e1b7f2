package org.edgedaemon.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be kept equal, and how.
 *
 * @param collection path below the cloud's base, as {@code teaching-loads}
 * @param order lower ones first, after what {@code after} demands
 * @param after datasets that must be through before this one
 * @param references members that hold the id of a record of another dataset: a record whose parent
 *     failed in the same run is skipped. Each of these datasets is in {@code after} too
 * @param idField member that holds the id
 * @param windowDays only the last days count; 0 for all
 * @param inFlight calls under way at once
 * @param batch records per call; 1 sends each alone as a plain object, more send an array
 * @param update how a record that has changed is sent; empty when changes are not looked at
 * @param hours when it may be pushed; outside it waits for a later run
 * @param fileHours when records with files may be pushed
 * @param bytesPerSecond at most, of all files of this dataset; 0 for no limit
 */
public record Dataset(
    DatasetName name,
    String collection,
    int order,
    Set<DatasetName> after,
    Map<String, DatasetName> references,
    String idField,
    int windowDays,
    List<FileField> files,
    int inFlight,
    int batch,
    Optional<Update> update,
    Hours hours,
    Hours fileHours,
    long bytesPerSecond) {
  private static final int MAX_IN_FLIGHT = 64;
  private static final int MAX_BATCH = 1_000;

  public Dataset {
    after = Set.copyOf(after);
    references = Map.copyOf(references);
    files = List.copyOf(files);
    if (!after.containsAll(references.values()) || after.contains(name)) {
      throw new IllegalArgumentException(
          "dataset " + name + " comes after all that it refers to, and not after itself");
    }
    if (inFlight < 1 || inFlight > MAX_IN_FLIGHT || batch < 1 || batch > MAX_BATCH) {
      throw new IllegalArgumentException("in_flight or batch of " + name + " is out of range");
    }
    if (collection.isEmpty() || idField.isEmpty() || windowDays < 0 || bytesPerSecond < 0) {
      throw new IllegalArgumentException("dataset " + name + " is not complete");
    }
  }

  /** The members of its records that mean something here beside the id. */
  public Set<String> membersOfMeaning() {
    return Stream.concat(
            references.keySet().stream(),
            files.stream().filter(FileField::enabled).map(FileField::field))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How the cloud takes a newer version of a record that it has. */
  public enum Update {
    /** {@code PUT {base}/{collection}/{id}}. */
    PUT,
    /** {@code POST {base}/{collection}} as a new one; 409 is then a refusal. */
    POST
  }
}
