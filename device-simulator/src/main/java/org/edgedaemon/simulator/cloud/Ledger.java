package org.edgedaemon.simulator.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What came, how often, in which order. Safe for use by several threads. */
final class Ledger {
  private static final int REQUESTS_KEPT = 10_000;

  private final IdCounts events = new IdCounts();
  private final IdCounts keys = new IdCounts();
  private final Deque<CloudRequest> requests = new ArrayDeque<>();
  private final List<Consumer<ReceivedRecord>> listeners = new ArrayList<>();
  private final @Nullable Map<String, String> bodies;
  private final @Nullable AcceptedFile file;
  private long received;
  private long requestCount;
  private long unauthorized;
  private long keyRepeats;
  private long outOfOrder;
  private long lastSeq = -1;

  Ledger(boolean keepBodies, @Nullable Path persistTo) {
    bodies = keepBodies ? new HashMap<>() : null;
    try {
      file =
          persistTo == null
              ? null
              : AcceptedFile.open(
                  persistTo,
                  id -> {
                    int unused = events.add(id);
                  });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open " + persistTo, e);
    }
    received = events.size();
  }

  /** Stores what a request carried and returns how many of its records were new. */
  synchronized int store(List<ReceivedRecord> records) {
    List<String> fresh = new ArrayList<>();
    for (ReceivedRecord record : records) {
      received++;
      if (events.add(record.eventId()) == 1) {
        fresh.add(record.eventId());
        noteOrder(record);
      }
      if (bodies != null) {
        bodies.put(record.eventId(), record.json());
      }
    }
    if (file != null) {
      try {
        file.append(fresh);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the accepted ids", e);
      }
    }
    listeners.forEach(records::forEach);
    return fresh.size();
  }

  synchronized void note(CloudRequest request) {
    requestCount++;
    if (!request.authorized()) {
      unauthorized++;
    }
    requests.add(request);
    if (requests.size() > REQUESTS_KEPT) {
      requests.remove();
    }
    if (!request.idempotencyKey().isEmpty() && keys.add(request.idempotencyKey()) > 1) {
      keyRepeats++;
    }
  }

  synchronized void listen(Consumer<ReceivedRecord> listener) {
    listeners.add(listener);
  }

  synchronized int unique() {
    return events.size();
  }

  synchronized long received() {
    return received;
  }

  synchronized int count(String id) {
    return events.count(id);
  }

  synchronized String idAt(int number) {
    return events.at(number);
  }

  synchronized long requestCount() {
    return requestCount;
  }

  synchronized long unauthorized() {
    return unauthorized;
  }

  synchronized long keyRepeats() {
    return keyRepeats;
  }

  synchronized long outOfOrder() {
    return outOfOrder;
  }

  synchronized List<CloudRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized @Nullable String body(String id) {
    if (bodies == null) {
      throw new IllegalStateException("this cloud keeps no bodies; build it with keepBodies()");
    }
    return bodies.get(id);
  }

  synchronized void close() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close the accepted ids", e);
      }
    }
  }

  private void noteOrder(ReceivedRecord record) {
    if (record.seq() >= 0) {
      if (record.seq() < lastSeq) {
        outOfOrder++;
      }
      lastSeq = Math.max(lastSeq, record.seq());
    }
  }
}
