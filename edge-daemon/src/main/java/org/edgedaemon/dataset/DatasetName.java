package org.edgedaemon.dataset;

import java.util.regex.Pattern;

/**
 * What a dataset is called in the etc file and in a run's summary, as {@code teaching_loads}.
 *
 * @param value 1 to 64 of {@code a-z 0-9 _ -}, beginning with a letter
 */
public record DatasetName(String value) implements Comparable<DatasetName> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

  public DatasetName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a dataset's name is 1 to 64 of a-z, 0-9, _ and -, beginning with a letter");
    }
  }

  @Override
  public int compareTo(DatasetName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
