package org.edgedaemon.replica;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;

/**
 * Makes images of many rows, field by field. Where fields come in the same order as for the row
 * before, as they nearly always do, their names are not looked at again, but shared. Not for
 * several threads.
 */
public final class ImageMaker {
  private static final int USUAL = 16;

  private String[] given = new String[USUAL];
  private JsonNode[] values = new JsonNode[USUAL];
  private int count;

  // Of the row before: its names as they came, and where each of them stands.
  private String[] before = {};
  private FieldNames names = FieldNames.of(List.of());
  private int[] places = {};

  /**
   * Gives the next row a field; of several with the same name the last counts.
   *
   * @param value a JSON scalar
   */
  public void put(String name, JsonNode value) {
    if (count == given.length) {
      given = Arrays.copyOf(given, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
    }
    given[count] = name;
    values[count] = value;
    count++;
  }

  /** The row with the fields that it was given; a new row begins. */
  public RowImage made() {
    if (!isAsBefore()) {
      look();
    }
    JsonNode[] placed = new JsonNode[names.size()];
    for (int i = 0; i < count; i++) {
      placed[places[i]] = RowImage.canonical(given[i], values[i]);
    }
    count = 0;
    return new RowImage(FieldMap.owning(names, placed));
  }

  /** The fields given so far are none of a row. */
  public void drop() {
    count = 0;
  }

  private boolean isAsBefore() {
    if (count != before.length) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (!before[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }

  private void look() {
    before = Arrays.copyOf(given, count);
    names = FieldNames.of(List.of(before));
    places = new int[count];
    for (int i = 0; i < count; i++) {
      places[i] = names.index(before[i]);
    }
  }
}
