package org.edgedaemon.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.config.CloudSyncSettings.DatasetSettings;
import org.edgedaemon.config.CloudSyncSettings.SourceSettings;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.FileField;
import org.edgedaemon.dataset.Hours;
import org.edgedaemon.dataset.jdbc.OfficeConfig;
import org.jspecify.annotations.Nullable;

/** {@code datasets:} of {@code cloud_sync:}. */
final class DatasetBinder {
  static final int DEFAULT_IN_FLIGHT = 8;

  private static final int MAX_DATASETS = 200;
  private static final int MAX_ORDER = 10_000;
  private static final int MAX_DAYS = 36_500;
  private static final int MAX_IN_FLIGHT = 64;
  private static final int MAX_BATCH = 1_000;
  private static final int MAX_FIELD = 128;
  private static final Map<String, Dataset.Update> UPDATES =
      Map.of("put", Dataset.Update.PUT, "post", Dataset.Update.POST);

  private final @Nullable Path files;
  private final @Nullable OfficeConfig database;
  private final ZoneId zone;
  private final int connections;

  /**
   * @param files root of file fields that name none
   * @param database of datasets that name none
   * @param connections to the cloud: no more calls can be under way at once
   */
  DatasetBinder(
      @Nullable Path files, @Nullable OfficeConfig database, ZoneId zone, int connections) {
    this.connections = connections;
    this.files = files;
    this.database = database;
    this.zone = zone;
  }

  /** Those that are good; what is wrong with the others is noted. */
  List<DatasetSettings> bind(Section cloudSync) {
    List<Section> sections = cloudSync.sections("datasets", "name");
    if (sections.isEmpty()) {
      cloudSync.problem("datasets", "is missing or empty: nothing would be synced");
    }
    if (sections.size() > MAX_DATASETS) {
      cloudSync.problem("datasets", "are more than " + MAX_DATASETS);
      return List.of();
    }
    DatasetOrder order = new DatasetOrder(sections);
    List<DatasetSettings> datasets = new ArrayList<>();
    for (Section section : sections) {
      DatasetSettings one = dataset(section, order, datasets.size() + 1);
      if (one != null) {
        datasets.add(one);
      }
    }
    order.refuseCircles();
    return datasets;
  }

  private @Nullable DatasetSettings dataset(Section section, DatasetOrder order, int position) {
    DatasetName name = section.required("name", DatasetOrder::name);
    Map<String, DatasetName> references = section.section("references").texts(order::known);
    List<DatasetName> after = section.values("after", order::known);
    int window = section.or("window", Quantities.number(0, MAX_DAYS), 0);
    DatasetSource sources = new DatasetSource(section, database, zone);
    SourceSettings source = sources.bind(name, window);
    Optional<Dataset.Update> update =
        Optional.ofNullable(section.optional("update", Words.oneOf(UPDATES)));
    sources.refuseIdleUpdate(source, update.isPresent());
    Set<DatasetName> before = new HashSet<>(references.values());
    before.addAll(after == null ? List.of() : after);
    Dataset dataset =
        order.isStranger(before)
            ? null
            : rest(section, name, references, before, window, update, position);
    section.refuseOthers();
    return dataset == null || source == null || name == null
        ? null
        : new DatasetSettings(dataset, source);
  }

  private @Nullable Dataset rest(
      Section section,
      @Nullable DatasetName name,
      Map<String, DatasetName> references,
      Set<DatasetName> before,
      int window,
      Optional<Dataset.Update> update,
      int position) {
    DatasetName known = name == null ? new DatasetName("unnamed") : name;
    before.remove(known);
    references.values().removeIf(known::equals);
    return new Dataset(
        known,
        section.or("path", Texts::urlPath, known.value().replace('_', '-')),
        section.or("order", Quantities.number(0, MAX_ORDER), position),
        before,
        references,
        section.or("id", Texts.name(MAX_FIELD), "id"),
        window,
        fileFields(section),
        inFlight(section),
        section.or("batch", Quantities.number(1, MAX_BATCH), 1),
        update,
        section.or("hours", HoursText::parse, Hours.ALWAYS),
        section.or("file_hours", HoursText::parse, Hours.ALWAYS),
        section.or("bandwidth", Quantities.size(1_000), 0L));
  }

  private int inFlight(Section section) {
    int usual = Math.min(DEFAULT_IN_FLIGHT, connections);
    int calls = section.or("in_flight", Quantities.number(1, MAX_IN_FLIGHT), usual);
    if (calls > connections) {
      section.problem(
          "in_flight", "is more than the " + connections + " connections of cloud_sync");
    }
    return calls;
  }

  private List<FileField> fileFields(Section section) {
    Set<String> fields = new HashSet<>();
    return section.sections("files", "field").stream()
        .map(file -> FileFieldBinder.bind(file, files, fields))
        .filter(Objects::nonNull)
        .toList();
  }
}
