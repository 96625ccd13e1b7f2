package org.edgedaemon.simulator.hikvision;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Lets requests in, or answers them with 401. Event loop only. */
final class Gatekeeper {
  private final LoginStyle style;
  private final WallClock clock;
  private final Meter meter;
  private final LoginGuard guard;
  private final Nonces nonces;
  private final UnauthorizedPage page;
  private final Map<Challenge, DigestHash> hashes = new EnumMap<>(Challenge.class);

  Gatekeeper(LoginStyle style, HttpStyle http, WallClock clock, Meter meter, long seed) {
    this.style = style;
    this.clock = clock;
    this.meter = meter;
    this.guard = new LoginGuard(style, meter);
    this.nonces = new Nonces(new Random(seed));
    this.page = new UnauthorizedPage(style, http, guard, nonces);
  }

  LoginGuard guard() {
    return guard;
  }

  /** A restart forgets every nonce. */
  void restart() {
    nonces.forget();
  }

  /** The 401, or null when the request may pass. */
  @Nullable Reply check(Call call) {
    Instant now = clock.real();
    String sent = call.authorization();
    if (sent == null) {
      meter.challenge();
      return page.challenge(call, now, false);
    }
    meter.authorization(sent);
    if (guard.refuses(now)) {
      return page.failure(call, now);
    }
    int space = sent.indexOf(' ');
    String scheme = (space < 0 ? sent : sent.substring(0, space)).toLowerCase(Locale.ROOT);
    String rest = space < 0 ? "" : sent.substring(space + 1);
    return switch (scheme) {
      case "digest" -> digest(call, DigestFields.parse(rest), now);
      case "basic" -> basic(call, rest, now);
      default -> fail(call, now);
    };
  }

  /** The 401 that a request gets for no reason: its nonce is called used up. */
  Reply bogus(Call call) {
    return page.stale(call, clock.real(), false);
  }

  private @Nullable Reply basic(Call call, String rest, Instant now) {
    String expected =
        Base64.getEncoder()
            .encodeToString((style.user + ":" + style.password).getBytes(StandardCharsets.UTF_8));
    if (style.offers.stream().anyMatch(Challenge::digest)) {
      meter.violation("Basic credentials sent although Digest is offered");
    }
    return style.offers.contains(Challenge.BASIC) && rest.strip().equals(expected)
        ? pass()
        : fail(call, now);
  }

  private @Nullable Reply digest(Call call, DigestFields sent, Instant now) {
    Challenge challenge = chosen(sent);
    if (challenge == null || !right(call, challenge, sent)) {
      return fail(call, now);
    }
    complain(challenge, sent);
    Nonces.Given given = nonces.find(sent.get("nonce"));
    if (given == null || old(given, now) || !sent.get("realm").equals(style.realm)) {
      return page.stale(call, now, true);
    }
    return use(call, sent, given, now);
  }

  private @Nullable Reply use(Call call, DigestFields sent, Nonces.Given given, Instant now) {
    NoncePolicy policy = style.nonces;
    given.uses++;
    if (policy == NoncePolicy.THIRD_USE_UNCHALLENGED && given.uses > 2) {
      return page.unchallenged(call, now);
    }
    boolean spent =
        switch (policy) {
          case ONCE -> given.uses > 1;
          case PER_CONNECTION -> given.connection != call.connection;
          case PER_URL -> !given.target.equals(call.target);
          default -> false;
        };
    return spent || !counted(sent, given) ? page.stale(call, now, false) : pass();
  }

  /** Whether nc rose, by one where that matters; forms without qop have none. */
  private boolean counted(DigestFields sent, Nonces.Given given) {
    if (sent.get("qop").isEmpty()) {
      return true;
    }
    long count;
    try {
      count = Long.parseLong(sent.get("nc"), 16);
    } catch (NumberFormatException e) {
      meter.violation("nc is '" + sent.get("nc") + "', no hexadecimal number");
      return false;
    }
    boolean skips = style.nonces == NoncePolicy.EVERY_COUNT && count > given.highest + 1;
    if (count <= given.highest || skips) {
      meter.violation("nc " + count + " after " + given.highest + " with one nonce");
      return false;
    }
    given.highest = count;
    return true;
  }

  private boolean old(Nonces.Given given, Instant now) {
    return given.uses >= style.nonceUses || !now.isBefore(given.since.plus(style.nonceLife));
  }

  private @Nullable Challenge chosen(DigestFields sent) {
    String algorithm = sent.has("algorithm") ? sent.get("algorithm") : "MD5";
    for (Challenge offer : style.offers) {
      if (offer.digest() && offer.algorithm.equalsIgnoreCase(algorithm)) {
        return offer;
      }
    }
    meter.violation("digest with algorithm " + algorithm + ", which is not offered");
    return null;
  }

  private boolean right(Call call, Challenge challenge, DigestFields sent) {
    if (!sent.get("uri").equals(call.target)) {
      meter.violation("digest uri '" + sent.get("uri") + "' for the request " + call.target);
      return false;
    }
    String expected =
        hashes
            .computeIfAbsent(challenge, DigestHash::new)
            .response(style.user, sent.get("realm"), style.password, call.method, sent);
    return sent.get("username").equals(style.user) && sent.get("response").equals(expected);
  }

  private void complain(Challenge challenge, DigestFields sent) {
    if (!style.qop.isEmpty() && !sent.get("qop").equals("auth")) {
      meter.violation("qop is '" + sent.get("qop") + "', offered is " + style.qop);
    }
    if (!style.qop.isEmpty() && !sent.get("nc").matches("[0-9a-f]{8}")) {
      meter.violation("nc is '" + sent.get("nc") + "', not 8 lower-case hex digits");
    }
    if (style.opaqueShown && !(sent.has("opaque") && sent.get("opaque").equals(style.opaque))) {
      meter.violation("opaque is not returned");
    }
    if (sent.has("algorithm") && challenge == Challenge.MD5 && !style.cameraForm) {
      meter.violation("algorithm sent although the challenge has none");
    }
  }

  private @Nullable Reply pass() {
    guard.succeeded();
    return null;
  }

  private Reply fail(Call call, Instant now) {
    guard.failed(now);
    return page.failure(call, now);
  }
}
