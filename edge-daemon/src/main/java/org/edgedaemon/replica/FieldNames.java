package org.edgedaemon.replica;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;

/** The names of a row's fields, in order. One object serves all rows that have the same. */
public final class FieldNames extends AbstractSet<String> {
  private final String[] sorted;
  private final int hash;

  private FieldNames(String[] sorted) {
    this.sorted = sorted;
    int sum = 0;
    for (String name : sorted) {
      sum += name.hashCode();
    }
    this.hash = sum;
  }

  /** These names, each once. */
  public static FieldNames of(Collection<String> names) {
    if (names instanceof FieldNames same) {
      return same;
    }
    return new FieldNames(names.stream().distinct().sorted().toArray(String[]::new));
  }

  /** Names that nobody changes any more; these themselves, where they are such already. */
  public static Set<String> unchanging(Set<String> names) {
    return names instanceof FieldNames ? names : Set.copyOf(names);
  }

  /** Where a name stands; negative when it is none of these. */
  public int index(String name) {
    return Arrays.binarySearch(sorted, name);
  }

  /** The name at a place. */
  public String name(int index) {
    return sorted[index];
  }

  @Override
  public boolean contains(Object name) {
    return name instanceof String text && index(text) >= 0;
  }

  @Override
  public int size() {
    return sorted.length;
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.asList(sorted).iterator();
  }

  @Override
  public void forEach(Consumer<? super String> action) {
    for (String name : sorted) {
      action.accept(name);
    }
  }

  @Override
  public boolean equals(Object other) {
    if (other instanceof FieldNames names) {
      return this == names || (hash == names.hash && Arrays.equals(sorted, names.sorted));
    }
    return other instanceof Set<?> && super.equals(other);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
