package org.edgedaemon.device.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.Route;

/**
 * The calls of the local API, for a listener: the admin port's or one of its own. A call belongs to
 * the device whose token it brings.
 */
public final class LocalApi {
  private static final String ROOT = "/api/v1/";
  private static final int REMEMBERED = 20_000;

  private final Doorkeeper doorkeeper;
  private final List<Route> routes;

  /** Everybody is asked to come again until {@link #serve}. */
  public LocalApi(ApiParts parts) {
    this.doorkeeper = new Doorkeeper(parts.nanoTime());
    Calls calls = new Calls(parts, doorkeeper);
    RecentIds recent = new RecentIds(REMEMBERED);
    Datasets datasets = new Datasets(parts.intake(), new RecentIds(REMEMBERED));
    HttpAnswer description = HttpAnswer.of(200, HttpAnswer.JSON, description());
    this.routes =
        List.of(
            route(calls, "punches", ApiScope.PUNCHES, new PunchCalls(parts, recent)),
            route(calls, "attendance", ApiScope.ATTENDANCE, new MarkCalls(parts, recent)),
            route(calls, "datasets/{name}", ApiScope.DATASETS, new DatasetCalls(parts, datasets)),
            Route.get(
                ROOT + "openapi.json",
                doorkeeper.guard(null),
                request -> CompletableFuture.completedFuture(description)));
  }

  /** The same for as long as it lives. */
  public List<Route> routes() {
    return routes;
  }

  /**
   * From now on these doors are open, and no others. Any thread.
   *
   * @throws IllegalArgumentException when two of their tokens are the same; then all stays as it is
   */
  public void serve(Collection<ApiDevice> devices) {
    doorkeeper.serve(devices);
  }

  private Route route(Calls calls, String path, ApiScope scope, Calls.Work work) {
    return Route.upload(
        ROOT + path, doorkeeper.guard(scope), Bodies.MAX_BYTES, calls.handler(work));
  }

  private static HttpBody description() {
    try (InputStream file = LocalApi.class.getResourceAsStream("openapi.json")) {
      return HttpBody.ofOwned(
          Objects.requireNonNull(file, "openapi.json is part of the daemon").readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json cannot be read from the daemon's jar", e);
    }
  }
}
