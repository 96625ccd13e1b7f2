package org.edgedaemon.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.outbox.Lane;
import org.edgedaemon.outbox.LaneElement;
import org.edgedaemon.outbox.OutboxException;

/** A lane without a disk: one view of a {@link File} that outlives it. */
public final class InMemoryLane implements Lane {
  /** What would be on the disk. */
  public static final class File {
    private final Steps steps;
    private final int elementEntries;
    private final List<LaneElement> elements = new ArrayList<>();
    private long last;
    private long entries;
    private long bytes;
    private long mostBytes;
    private int removals;

    public File(Steps steps, int elementEntries) {
      this.steps = steps;
      this.elementEntries = elementEntries;
    }

    /** The file was damaged and set aside: the lane comes up empty. */
    public synchronized void damage() {
      elements.clear();
      last = 0;
      entries = 0;
      bytes = 0;
    }

    /** Healed while in use: what comes after the first {@code kept} elements is gone. */
    public synchronized void loseTail(int kept) {
      if (kept >= elements.size()) {
        return;
      }
      List<LaneElement> head = List.copyOf(elements.subList(0, kept));
      damage();
      for (LaneElement element : head) {
        elements.add(element);
        entries += element.entries().size();
        bytes += size(element);
        last = element.entries().get(element.entries().size() - 1).sequence();
      }
    }

    public synchronized long entries() {
      return entries;
    }

    public synchronized long mostBytes() {
      return mostBytes;
    }

    public synchronized int removals() {
      return removals;
    }

    /** Opens it, unless {@code lane.open} fails. */
    public InMemoryLane open() {
      return steps.take(
          "lane.open",
          () -> new OutboxException("the lane does not open"),
          () -> new InMemoryLane(this));
    }
  }

  private final File file;
  private boolean closed;

  private InMemoryLane(File file) {
    this.file = file;
  }

  private <T> T step(String name, Supplier<T> effect) {
    if (closed) {
      throw new OutboxException("the lane is closed");
    }
    synchronized (file) {
      return file.steps.take(
          "lane." + name, () -> new OutboxException("the lane cannot " + name), effect);
    }
  }

  @Override
  public void offer(List<SequencedEntry> entries) {
    step(
        "offer",
        () -> {
          for (int at = 0; at < entries.size(); at += file.elementEntries) {
            int end = Math.min(entries.size(), at + file.elementEntries);
            add(new LaneElement(entries.subList(at, end)));
          }
          return null;
        });
  }

  private void add(LaneElement element) {
    for (SequencedEntry entry : element.entries()) {
      if (entry.sequence() <= file.last) {
        throw new IllegalArgumentException(entry.sequence() + " is not above " + file.last);
      }
      file.last = entry.sequence();
    }
    file.elements.add(element);
    file.entries += element.entries().size();
    file.bytes += size(element);
    file.mostBytes = Math.max(file.mostBytes, file.bytes);
  }

  private static long size(LaneElement element) {
    return element.entries().stream().mapToLong(e -> e.entry().body().length() + 64).sum();
  }

  @Override
  public List<LaneElement> peek(int maxEntries) {
    return step(
        "peek",
        () -> {
          List<LaneElement> seen = new ArrayList<>();
          int count = 0;
          for (LaneElement element : file.elements) {
            count += element.entries().size();
            if (count > maxEntries && !seen.isEmpty()) {
              break;
            }
            seen.add(element);
          }
          return seen;
        });
  }

  @Override
  public void remove(int count) {
    step(
        "remove",
        () -> {
          if (count > file.elements.size()) {
            throw new IllegalArgumentException("there are fewer than " + count);
          }
          List<LaneElement> oldest = file.elements.subList(0, count);
          for (LaneElement element : oldest) {
            file.entries -= element.entries().size();
            file.bytes -= size(element);
          }
          oldest.clear();
          file.removals++;
          return null;
        });
  }

  @Override
  public long lastSequence() {
    synchronized (file) {
      return file.last;
    }
  }

  @Override
  public long entries() {
    return file.entries();
  }

  @Override
  public long bytes() {
    synchronized (file) {
      return file.bytes;
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
