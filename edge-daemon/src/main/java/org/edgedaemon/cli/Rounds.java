package org.edgedaemon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.TestReport;

/**
 * Tests of many peers, a few at once, shown in the order they were added: one dead device does not
 * make the others wait for its deadlines.
 */
final class Rounds implements AutoCloseable {
  private static final int AT_ONCE = 8;

  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final List<CompletableFuture<Finding>> rounds = new ArrayList<>();

  void add(String check, Supplier<TestReport> test) {
    rounds.add(CompletableFuture.supplyAsync(() -> find(check, test), threads));
  }

  private static Finding find(String check, Supplier<TestReport> test) {
    try {
      return Finding.of(check, test.get());
    } catch (OperationException e) {
      return Finding.fail(check, e);
    }
  }

  void forEach(Consumer<Finding> findings) {
    rounds.forEach(round -> findings.accept(round.join()));
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
