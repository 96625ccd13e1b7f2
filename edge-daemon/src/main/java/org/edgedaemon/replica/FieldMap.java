package org.edgedaemon.replica;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Something of each field of a row, by the fields' names; never changes. Rows come by the hundred
 * thousand and have the same names: they share these, and each holds its values only.
 */
public final class FieldMap<V> extends AbstractMap<String, V> {
  private final FieldNames names;
  private final V[] values;

  private FieldMap(FieldNames names, V[] values) {
    this.names = names;
    this.values = values;
  }

  /**
   * Values in the order of the names.
   *
   * @param values as many as names; belong to the map from now on
   */
  public static <V> FieldMap<V> owning(FieldNames names, V[] values) {
    if (values.length != names.size()) {
      throw new IllegalArgumentException(values.length + " values have " + names.size() + " names");
    }
    return new FieldMap<>(names, values);
  }

  /** The same as another map. */
  public static <V> FieldMap<V> copyOf(Map<String, V> map) {
    if (map instanceof FieldMap<V> same) {
      return same;
    }
    FieldNames names = FieldNames.of(map.keySet());
    @SuppressWarnings("unchecked")
    V[] values = (V[]) new Object[names.size()];
    for (int i = 0; i < values.length; i++) {
      V value = map.get(names.name(i));
      if (value == null) {
        throw new IllegalArgumentException("field " + names.name(i) + " has nothing");
      }
      values[i] = value;
    }
    return new FieldMap<>(names, values);
  }

  public FieldNames names() {
    return names;
  }

  /** The value at the place of its name. */
  public V value(int index) {
    return values[index];
  }

  @Override
  public @Nullable V get(Object name) {
    int index = name instanceof String text ? names.index(text) : -1;
    return index < 0 ? null : values[index];
  }

  @Override
  public boolean containsKey(Object name) {
    return names.contains(name);
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Set<String> keySet() {
    return names;
  }

  @Override
  public Collection<V> values() {
    return new AbstractCollection<>() {
      @Override
      public Iterator<V> iterator() {
        return new Each<>(values.length, FieldMap.this::value);
      }

      @Override
      public int size() {
        return values.length;
      }
    };
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return new Each<>(values.length, at -> Map.entry(names.name(at), values[at]));
      }

      @Override
      public int size() {
        return values.length;
      }
    };
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super V> action) {
    for (int i = 0; i < values.length; i++) {
      action.accept(names.name(i), values[i]);
    }
  }

  @Override
  public boolean equals(Object other) {
    if (other instanceof FieldMap<?> map) {
      return names.equals(map.names) && Arrays.equals(values, map.values);
    }
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  /** One after the other. */
  private static final class Each<T> implements Iterator<T> {
    private final int count;
    private final IntFunction<T> at;
    private int next;

    Each(int count, IntFunction<T> at) {
      this.count = count;
      this.at = at;
    }

    @Override
    public boolean hasNext() {
      return next < count;
    }

    @Override
    public T next() {
      if (next == count) {
        throw new NoSuchElementException();
      }
      return at.apply(next++);
    }
  }
}
