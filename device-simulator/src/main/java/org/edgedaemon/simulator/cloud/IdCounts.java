package org.edgedaemon.simulator.cloud;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Counts ids, in little memory: some 60 bytes for an id of 40 hex digits, room to grow included.
 * Ids are numbered in the order of their first appearance. Not safe for use by several threads.
 *
 * <p>Arena, per id: kind u8 (0 text, 1 packed hex), length u8, bytes. Slots: number of the id plus
 * one, 0 when free; open addressing.
 */
final class IdCounts {
  private static final int MAX_BYTES = 255;
  private static final byte[] NOT_HEX = new byte[0];

  private byte[] arena = new byte[1024];
  private int arenaEnd;
  private int[] offsets = new int[64];
  private int[] counts = new int[64];
  private int[] slots = new int[256];
  private int size;

  /** Counts one more and returns how often the id has now been seen. */
  int add(String id) {
    byte[] key = key(id);
    int slot = find(key);
    if (slots[slot] == 0) {
      append(key);
      slots[slot] = size;
      if (size * 2 > slots.length) {
        grow();
      }
      counts[size - 1] = 1;
      return 1;
    }
    int entry = slots[slot] - 1;
    counts[entry]++;
    return counts[entry];
  }

  int count(String id) {
    int entry = slots[find(key(id))];
    return entry == 0 ? 0 : counts[entry - 1];
  }

  int size() {
    return size;
  }

  /** The id that was the {@code number}-th to appear, from 0. */
  String at(int number) {
    int at = offsets[number];
    int length = arena[at + 1] & 0xFF;
    return arena[at] == 1
        ? HexFormat.of().formatHex(arena, at + 2, at + 2 + length)
        : new String(arena, at + 2, length, StandardCharsets.UTF_8);
  }

  private int find(byte[] key) {
    int mask = slots.length - 1;
    int slot = spread(Arrays.hashCode(key)) & mask;
    while (slots[slot] != 0 && !matches(offsets[slots[slot] - 1], key)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean matches(int at, byte[] key) {
    int end = at + 2 + (arena[at + 1] & 0xFF);
    return Arrays.equals(arena, at, end, key, 0, key.length);
  }

  private void append(byte[] key) {
    if (arenaEnd + key.length > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(arenaEnd + key.length, arena.length * 2));
    }
    if (size == offsets.length) {
      offsets = Arrays.copyOf(offsets, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    System.arraycopy(key, 0, arena, arenaEnd, key.length);
    offsets[size++] = arenaEnd;
    arenaEnd += key.length;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int i = 0; i < size; i++) {
      int end = offsets[i] + 2 + (arena[offsets[i] + 1] & 0xFF);
      byte[] key = Arrays.copyOfRange(arena, offsets[i], end);
      int slot = spread(Arrays.hashCode(key)) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = i + 1;
    }
  }

  private static int spread(int hash) {
    int h = hash * 0x9E3779B9;
    return h ^ (h >>> 16);
  }

  private static byte[] key(String id) {
    byte[] packed = packedHex(id);
    if (packed.length > 0) {
      return packed;
    }
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    byte[] key = headed(0, bytes.length);
    System.arraycopy(bytes, 0, key, 2, bytes.length);
    return key;
  }

  /** Two digits a byte; empty when the id is anything but lower-case hex. */
  private static byte[] packedHex(String id) {
    if (id.length() % 2 != 0) {
      return NOT_HEX;
    }
    byte[] key = headed(1, id.length() / 2);
    for (int i = 0; i < id.length(); i += 2) {
      int high = digit(id.charAt(i));
      int low = digit(id.charAt(i + 1));
      if (high < 0 || low < 0) {
        return NOT_HEX;
      }
      key[2 + i / 2] = (byte) (high << 4 | low);
    }
    return key;
  }

  private static byte[] headed(int kind, int length) {
    if (length > MAX_BYTES) {
      throw new IllegalArgumentException("an id has " + length + " bytes, 255 are allowed");
    }
    byte[] key = new byte[length + 2];
    key[0] = (byte) kind;
    key[1] = (byte) length;
    return key;
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }
}
