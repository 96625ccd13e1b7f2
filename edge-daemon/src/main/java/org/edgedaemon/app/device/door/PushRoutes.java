package org.edgedaemon.app.device.door;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.edgedaemon.device.hikvision.PushAnswer;
import org.edgedaemon.device.hikvision.PushedBody;
import org.edgedaemon.device.hikvision.WebhookMatch;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.Route;
import org.edgedaemon.http.ServerRequest;
import org.edgedaemon.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one listener for pushes answers on its secret paths. An address that may not push there is
 * 403, before a byte of the body is read.
 */
final class PushRoutes {
  /** An event with its picture is a tenth of this. */
  static final int MAX_BODY = 4 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(PushRoutes.class);
  private static final long BETWEEN_WARNINGS = Duration.ofMinutes(10).toNanos();
  private static final byte[] NO_BODY = {};

  private final String listener;
  private final LongSupplier nanoTime;
  private final LongAdder taken = new LongAdder();
  private final LongAdder postponed = new LongAdder();
  private final LongAdder strangers = new LongAdder();
  private final AtomicLong warnAgainAt;

  PushRoutes(String listener, LongSupplier nanoTime) {
    this.listener = listener;
    this.nanoTime = nanoTime;
    this.warnAgainAt = new AtomicLong(nanoTime.getAsLong());
  }

  /** The routes to those who are behind each path now. */
  List<Route> to(Map<Secret, List<PushTarget>> doors) {
    List<Route> routes = new ArrayList<>();
    doors.forEach(
        (path, behind) -> {
          Guard guard = head -> refuse(head, behind);
          routes.add(Route.secret("POST", path, guard, MAX_BODY, push -> push(push, behind)));
          // Some terminals ask whether anybody is there before they push.
          routes.add(Route.secret("GET", path, guard, 0, PushRoutes::probed));
        });
    return routes;
  }

  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("pushes", taken.sum());
    facts.put("postponed", postponed.sum());
    facts.put("refused_addresses", strangers.sum());
    return facts;
  }

  private Optional<HttpAnswer> refuse(ServerRequest head, List<PushTarget> behind) {
    PushedBody empty = new PushedBody("", NO_BODY, addressOf(head.remote()));
    if (behind.stream().allMatch(target -> target.match(empty) == WebhookMatch.NOT_ALLOWED)) {
      noteStranger(head.remote(), behind);
      return Optional.of(HttpAnswer.problem(403, "Forbidden", "this address may not push here"));
    }
    return Optional.empty();
  }

  private CompletionStage<HttpAnswer> push(ServerRequest request, List<PushTarget> behind) {
    PushedBody body =
        new PushedBody(
            request.header("Content-Type").orElse(""),
            request.body().toBytes(),
            addressOf(request.remote()));
    return behind.stream()
        .max(Comparator.comparing(target -> target.match(body)))
        .map(target -> target.push(body))
        .orElseGet(() -> CompletableFuture.completedFuture(PushAnswer.LATER))
        .thenApply(this::counted);
  }

  private HttpAnswer counted(PushAnswer answer) {
    (answer.status() == PushAnswer.TAKEN.status() ? taken : postponed).increment();
    return answerOf(answer);
  }

  private static HttpAnswer answerOf(PushAnswer answer) {
    return HttpAnswer.of(answer.status(), PushAnswer.CONTENT_TYPE, HttpBody.of(answer.json()));
  }

  private static CompletionStage<HttpAnswer> probed(ServerRequest request) {
    return CompletableFuture.completedFuture(answerOf(PushAnswer.TAKEN));
  }

  /** Counted always, told now and then: a terminal tries again and again. */
  private void noteStranger(String address, List<PushTarget> behind) {
    strangers.increment();
    long now = nanoTime.getAsLong();
    long due = warnAgainAt.get();
    if (now - due >= 0 && warnAgainAt.compareAndSet(due, now + BETWEEN_WARNINGS)) {
      log.warn(
          "webhook {}: {} knows the path of device {} and is refused, because it is not its"
              + " address; if it is the terminal, name the address in webhook.from",
          listener,
          address,
          behind.get(0).id());
    }
  }

  private static InetAddress addressOf(String remote) {
    int zone = remote.indexOf('%');
    byte[] bytes =
        NetUtil.createByteArrayFromIpAddressString(zone < 0 ? remote : remote.substring(0, zone));
    try {
      return InetAddress.getByAddress(bytes == null ? new byte[4] : bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
