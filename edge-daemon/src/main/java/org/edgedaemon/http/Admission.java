package org.edgedaemon.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides on a request's head: rate, form, route, guard, announced body. */
final class Admission {
  /** The decision. */
  sealed interface Decision {}

  /**
   * Go on: wait for room, read the body, then ask the route.
   *
   * @param maxBody bytes of the unpacked body
   * @param expected bytes of the body as it comes, at most
   * @param room bytes to reserve before the body is read
   * @param share what the body may hold, to be released when it is held no more
   */
  record Admitted(
      Route route,
      ServerRequest head,
      int maxBody,
      int expected,
      int room,
      boolean gzip,
      BodyBudget.Share share)
      implements Decision {}

  /** Answer this and nothing else. */
  record Refused(HttpAnswer answer) implements Decision {}

  private final Router router;
  private final HttpLimits limits;
  private final RequestRate rate;
  private final BodyBudget budget;

  Admission(Router router, HttpLimits limits, RequestRate rate, BodyBudget budget) {
    this.router = router;
    this.limits = limits;
    this.rate = rate;
    this.budget = budget;
  }

  /** Whether a body follows this head. */
  static boolean announcesBody(HttpRequest head) {
    return HttpUtil.isTransferEncodingChunked(head) || declaredLength(head) > 0;
  }

  /** The answer to bytes that are no HTTP. */
  static HttpAnswer malformed(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return HttpAnswer.problem(414, "URI Too Long", "the first line of the request is too long");
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return HttpAnswer.problem(
          431, "Request Header Fields Too Large", "the headers of the request are too large");
    }
    return badRequest("the request is not well-formed HTTP");
  }

  static HttpAnswer tooLarge(int limit) {
    return HttpAnswer.problem(
        413, "Content Too Large", "the body may have at most " + limit + " bytes");
  }

  static HttpAnswer crowded() {
    return HttpAnswer.problem(
            503, "Service Unavailable", "too many bodies are on their way, try again shortly")
        .withHeader("Retry-After", "1");
  }

  static HttpAnswer badRequest(String detail) {
    return HttpAnswer.problem(400, "Bad Request", detail);
  }

  Decision decide(HttpRequest head, String remote) {
    if (head.decoderResult().isFailure()) {
      return new Refused(malformed(head.decoderResult().cause()));
    }
    if (!rate.take()) {
      return new Refused(
          HttpAnswer.problem(429, "Too Many Requests", "this listener is busy, try again shortly")
              .withHeader("Retry-After", "1"));
    }
    Target target = Target.parse(head.uri());
    if (target == null) {
      return new Refused(badRequest("the request target cannot be read"));
    }
    Router.Found found = router.find(head.method().name(), target.segments());
    boolean secret = found instanceof Router.Match match && match.route().secretPath() != null;
    if (!secret && lacksHost(head)) {
      return new Refused(badRequest("the Host header is missing"));
    }
    if (found instanceof Router.Match match) {
      return admit(match, requestOf(head, target, match.params(), remote), head);
    }
    return new Refused(((Router.None) found).answer());
  }

  private static boolean lacksHost(HttpRequest head) {
    return head.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && !head.headers().contains(HttpHeaderNames.HOST);
  }

  private Decision admit(Router.Match match, ServerRequest request, HttpRequest head) {
    Route route = match.route();
    Optional<HttpAnswer> refusal = route.guard().refuse(request);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    int maxBody = route.maxBody() == Route.DEFAULT_BODY ? limits.bodyBytes() : route.maxBody();
    long declared = declaredLength(head);
    boolean chunked = HttpUtil.isTransferEncodingChunked(head);
    if (route.needsBody() && declared < 0 && !chunked) {
      return new Refused(
          HttpAnswer.problem(411, "Length Required", "this call needs a body and its length"));
    }
    if (declared > maxBody) {
      return new Refused(tooLarge(maxBody));
    }
    return withCoding(route, request, maxBody, head);
  }

  private Decision withCoding(Route route, ServerRequest request, int maxBody, HttpRequest head) {
    String coding = head.headers().get(HttpHeaderNames.CONTENT_ENCODING, "identity");
    boolean gzip = HttpHeaderValues.GZIP.contentEqualsIgnoreCase(coding);
    if (!gzip && !HttpHeaderValues.IDENTITY.contentEqualsIgnoreCase(coding)) {
      return new Refused(
          HttpAnswer.problem(415, "Unsupported Media Type", "bodies may be packed by gzip only")
              .withHeader("Accept-Encoding", "gzip"));
    }
    long declared = HttpUtil.isTransferEncodingChunked(head) ? -1 : declaredLength(head);
    if (!budget.canHold(declared)) {
      return new Refused(crowded());
    }
    int expected = declared < 0 ? maxBody : (int) declared;
    int room = (int) Math.max(0, declared);
    return new Admitted(route, request, maxBody, expected, room, gzip, budget.share());
  }

  private static ServerRequest requestOf(
      HttpRequest head, Target target, Map<String, String> params, String remote) {
    Map<String, List<String>> query = target.query();
    return new ServerRequest(
        head.method().name(),
        target.path(),
        params,
        query,
        HeaderMap.of(head.headers()),
        HttpBody.EMPTY,
        remote);
  }

  private static long declaredLength(HttpRequest head) {
    try {
      return HttpUtil.getContentLength(head, -1L);
    } catch (NumberFormatException e) {
      // The codec has refused such a head already; should it ever pass, no length is above it.
      return Long.MAX_VALUE;
    }
  }
}
