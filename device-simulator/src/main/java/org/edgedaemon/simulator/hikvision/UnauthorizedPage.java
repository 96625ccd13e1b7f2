package org.edgedaemon.simulator.hikvision;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the 401s. */
final class UnauthorizedPage {
  private final LoginStyle style;
  private final HttpStyle http;
  private final LoginGuard guard;
  private final Nonces nonces;

  UnauthorizedPage(LoginStyle style, HttpStyle http, LoginGuard guard, Nonces nonces) {
    this.style = style;
    this.http = http;
    this.guard = guard;
    this.nonces = nonces;
  }

  /** To a request without credentials. */
  Reply challenge(Call call, Instant now, boolean stale) {
    return page("", headers(call, now, stale));
  }

  /**
   * The password is right and the nonce is not.
   *
   * @param flagged whether the challenge says stale=true
   */
  Reply stale(Call call, Instant now, boolean flagged) {
    Reply body = Refused.STALE.reply(call);
    return body.with(headers(call, now, flagged), http.closes401);
  }

  /** The nonce was used too often: no way to log in is offered. */
  Reply unchallenged(Call call, Instant now) {
    return page(userCheck(now), List.of());
  }

  /** Wrong user or password, or locked. */
  Reply failure(Call call, Instant now) {
    List<String> headers = headers(call, now, false);
    return switch (style.failureBody) {
      case EMPTY -> page("", headers);
      case USER_CHECK -> page(userCheck(now), headers);
      case HTML -> Reply.html(401, "401 Unauthorized").with(headers, http.closes401);
      case RESPONSE_STATUS -> page(responseStatus(call, now), headers);
    };
  }

  private Reply page(String body, List<String> headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String type = body.startsWith("{") ? Reply.JSON : Reply.XML;
    return new Reply(401, type, bytes, headers, http.closes401);
  }

  private String userCheck(Instant now) {
    boolean locked = guard.locked(now);
    XmlText xml =
        new XmlText("http://www.isapi.org/ver20/XMLSchema")
            .root("userCheck")
            .number("statusValue", 401)
            .text("statusString", "Unauthorized")
            .flag("isActivated", true)
            .text("lockStatus", locked ? "lock" : "unlock");
    if (locked) {
      xml.number("unlockTime", guard.secondsLocked(now));
    } else {
      xml.number("retryLoginTime", guard.triesLeft());
    }
    return xml.end("userCheck");
  }

  private String responseStatus(Call call, Instant now) {
    boolean locked = guard.locked(now);
    String status = locked ? "lock" : "unlock";
    if (call.json()) {
      StringBuilder out = new StringBuilder();
      new JsonText(out, false)
          .begin()
          .number("statusCode", 4)
          .text("statusString", "Invalid Operation")
          .text("subStatusCode", "badAuthorization")
          .number("errorCode", 1073741827)
          .text("errorMsg", "badAuthorization")
          .text("lockStatus", status)
          .number("retryTimes", locked ? 0 : guard.triesLeft())
          .number("resLockTime", guard.secondsLocked(now))
          .end();
      return out.toString();
    }
    return new XmlText("http://www.isapi.org/ver20/XMLSchema")
        .root("ResponseStatus")
        .text("requestURL", call.target)
        .number("statusCode", 4)
        .text("statusString", "Invalid Operation")
        .text("subStatusCode", "badAuthorization")
        .number("errorCode", 1073741827)
        .text("lockStatus", status)
        .number("retryTimes", locked ? 0 : guard.triesLeft())
        .number("resLockTime", guard.secondsLocked(now))
        .end("ResponseStatus");
  }

  private List<String> headers(Call call, Instant now, boolean stale) {
    String nonce = nonces.give(call, now);
    List<String> offers = new ArrayList<>();
    for (Challenge offer : style.offers) {
      offers.add(offer.digest() ? digest(offer, nonce, stale) : basic());
    }
    return style.oneHeader ? List.of(line(String.join(", ", offers))) : lines(offers);
  }

  private static List<String> lines(List<String> offers) {
    return offers.stream().map(UnauthorizedPage::line).toList();
  }

  private static String line(String offer) {
    return "WWW-Authenticate: " + offer;
  }

  private String basic() {
    return "Basic realm=\"" + style.realm + "\"";
  }

  private String digest(Challenge offer, String nonce, boolean stale) {
    return style.cameraForm ? camera(offer, nonce, stale) : terminal(offer, nonce, stale);
  }

  private String terminal(Challenge offer, String nonce, boolean stale) {
    StringBuilder text = new StringBuilder("Digest ");
    if (!style.qop.isEmpty()) {
      text.append("qop=\"").append(style.qop).append("\", ");
    }
    text.append("realm=\"").append(style.realm).append("\", nonce=\"").append(nonce).append('"');
    if (style.opaqueShown) {
      text.append(", opaque=\"").append(style.opaque).append('"');
    }
    if (offer != Challenge.MD5) {
      text.append(", algorithm=").append(offer.algorithm);
    }
    if (style.staleShown) {
      text.append(", stale=\"").append(stale ? "TRUE" : "FALSE").append('"');
    }
    return text.toString();
  }

  private String camera(Challenge offer, String nonce, boolean stale) {
    StringBuilder text = new StringBuilder("Digest realm=\"");
    text.append(style.realm).append("\", domain=\"::\", ");
    if (!style.qop.isEmpty()) {
      text.append("qop=\"").append(style.qop).append("\", ");
    }
    text.append("nonce=\"").append(nonce).append("\", opaque=\"").append(style.opaque);
    text.append("\", algorithm=").append(offer.algorithm);
    if (style.staleShown) {
      text.append(", stale=").append(stale ? "true" : "FALSE");
    }
    return text.toString();
  }
}
