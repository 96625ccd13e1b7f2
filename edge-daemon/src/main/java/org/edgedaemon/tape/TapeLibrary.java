package org.edgedaemon.tape;

import com.squareup.tape2.QueueFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The calls into tape2. On damage and on odd file systems it answers with unchecked exceptions,
 * assertion errors and allocations of gigabytes as well as with {@link IOException}s; here all of
 * them become the last.
 */
final class TapeLibrary {
  private interface Call<T> {
    T run() throws IOException;
  }

  private TapeLibrary() {}

  /** Opens or creates. */
  static QueueFile open(Path path) throws IOException {
    return guard(path, () -> new QueueFile.Builder(path.toFile()).zero(false).build());
  }

  static void add(QueueFile queue, byte[] bytes, int length) throws IOException {
    guard(
        queue.file().toPath(),
        () -> {
          queue.add(bytes, 0, length);
          return length;
        });
  }

  static void remove(QueueFile queue, int count) throws IOException {
    guard(
        queue.file().toPath(),
        () -> {
          queue.remove(count);
          return count;
        });
  }

  private static <T> T guard(Path path, Call<T> call) throws IOException {
    try {
      return call.run();
    } catch (RuntimeException | OutOfMemoryError | AssertionError e) {
      throw new IOException("tape2 failed on " + path + ": " + e, e);
    }
  }
}
