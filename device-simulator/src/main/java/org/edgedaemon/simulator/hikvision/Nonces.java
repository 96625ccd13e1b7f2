package org.edgedaemon.simulator.hikvision;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The nonces given out, the newest few thousand of them. Event loop only. */
final class Nonces {
  private static final int KEPT = 4096;

  private final Random random;
  private final Map<String, Given> given =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Given> eldest) {
          return size() > KEPT;
        }
      };

  Nonces(Random random) {
    this.random = random;
  }

  /** A new one, of 32 hex digits. */
  String give(Call call, Instant now) {
    String nonce = String.format("%016x%016x", random.nextLong(), random.nextLong());
    given.put(nonce, new Given(call.connection, call.target, now));
    return nonce;
  }

  @Nullable Given find(String nonce) {
    return given.get(nonce);
  }

  void forget() {
    given.clear();
  }

  /** To whom, for what, and how far used. */
  static final class Given {
    final long connection;
    final String target;
    final Instant since;
    int uses;
    long highest;

    Given(long connection, String target, Instant since) {
      this.connection = connection;
      this.target = target;
      this.since = since;
    }
  }
}
