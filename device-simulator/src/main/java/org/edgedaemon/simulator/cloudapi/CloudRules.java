package org.edgedaemon.simulator.cloudapi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How a cloud writes its answers and what it refuses. Safe for use by several threads. */
public final class CloudRules {
  private final Map<String, Map<String, String>> references = new HashMap<>();
  private final Map<String, String> idFields = new HashMap<>();
  private final Set<String> poison = new HashSet<>();
  private ListShape shape = ListShape.IDS;
  private UrlShape urls = UrlShape.URL;
  private int pageSize = 100;
  private int maxBatch = Integer.MAX_VALUE;
  private boolean conflicts = true;
  private boolean results = true;

  CloudRules() {}

  /** How lists are written. */
  public synchronized CloudRules shape(ListShape form) {
    shape = form;
    return this;
  }

  /** How the answer to an upload is written. */
  public synchronized CloudRules urls(UrlShape form) {
    urls = form;
    return this;
  }

  /** Ids on a page, where the shape has pages. */
  public synchronized CloudRules pageSize(int ids) {
    pageSize = ids;
    return this;
  }

  /** More records in one call are answered with 413. */
  public synchronized CloudRules maxBatch(int records) {
    maxBatch = records;
    return this;
  }

  /** Whether a record that is there already is answered with 409; otherwise it is replaced. */
  public synchronized CloudRules conflicts(boolean wanted) {
    conflicts = wanted;
    return this;
  }

  /** Whether the answer to a batch says what became of each record. */
  public synchronized CloudRules results(boolean wanted) {
    results = wanted;
    return this;
  }

  /** What the records of a collection call their id. */
  public synchronized CloudRules idField(String collection, String member) {
    idFields.put(collection, member);
    return this;
  }

  /** Records are refused with 422 while the parent that a member names is not there. */
  public synchronized CloudRules reference(String collection, String member, String parent) {
    references.computeIfAbsent(collection, none -> new HashMap<>()).put(member, parent);
    return this;
  }

  /** This record is refused with 422. */
  public synchronized CloudRules poison(String collection, String id) {
    poison.add(collection + "/" + id);
    return this;
  }

  /** No record is refused for itself any more. */
  public synchronized CloudRules forgive() {
    poison.clear();
    return this;
  }

  synchronized ListShape shape() {
    return shape;
  }

  synchronized UrlShape urls() {
    return urls;
  }

  synchronized int pageSize() {
    return shape.paged() ? pageSize : Integer.MAX_VALUE;
  }

  synchronized int maxBatch() {
    return maxBatch;
  }

  synchronized boolean conflicts() {
    return conflicts;
  }

  synchronized boolean results() {
    return results;
  }

  synchronized String idField(String collection) {
    return idFields.getOrDefault(collection, "id");
  }

  synchronized Map<String, String> references(String collection) {
    return Map.copyOf(references.getOrDefault(collection, Map.of()));
  }

  synchronized boolean isPoison(String collection, String id) {
    return poison.contains(collection + "/" + id);
  }
}
