package org.edgedaemon.destination.rest;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.http.ClientResult;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to a delivery means.
 *
 * <pre>
 * 2xx, 409               as the peer means it
 * 401 403                credentials
 * 3xx 405 407            configuration
 * 408 421 425 5xx, none  trouble
 * 429                    throttled
 * any other 4xx          rejected
 * </pre>
 */
public final class RestAnswers {
  private static final int CONFLICT = 409;

  private final RestPeer peer;
  private final URI address;
  private final Excerpt excerpt;
  private final InstantSource clock;

  /**
   * @param address where the deliveries go
   */
  public RestAnswers(RestPeer peer, URI address, Excerpt excerpt, InstantSource clock) {
    this.peer = peer;
    this.address = address;
    this.excerpt = excerpt;
    this.clock = clock;
  }

  /** What came of a delivery, with all texts shortened. */
  public DeliveryResult read(ClientResult result, List<SequencedEntry> entries) {
    if (result instanceof ClientResult.Failure failure) {
      return ofFailure(failure, excerpt);
    }
    return ofAnswer((ClientResult.Answer) result, entries);
  }

  private DeliveryResult ofAnswer(ClientResult.Answer answer, List<SequencedEntry> entries) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return finished(peer.success(answer, entries), answer);
    }
    if (status == CONFLICT) {
      return finished(peer.conflict(answer, entries), answer);
    }
    Unavailable.Kind kind = peer.unavailability(status);
    if (kind != null) {
      return unavailable(kind, answer);
    }
    return new Rejected(
        Set.of(),
        status,
        peer.name() + " refused it with " + status,
        excerpt.of(answer.body().text()));
  }

  private DeliveryResult finished(DeliveryResult read, ClientResult.Answer answer) {
    if (read instanceof Accepted accepted) {
      return new Accepted(accepted.duplicates(), answer.status(), excerpt.of(answer.body().text()));
    }
    return read instanceof Rejected rejected
        ? new Rejected(
            rejected.sequences(), rejected.status(), rejected.reason(), excerpt.of(rejected.body()))
        : read;
  }

  /** The trouble that a status usually means; null when it blames the entries. */
  public static Unavailable.@Nullable Kind unavailability(int status) {
    if (status < 400) {
      return Unavailable.Kind.CONFIGURATION;
    }
    if (status >= 500) {
      return Unavailable.Kind.TROUBLE;
    }
    return switch (status) {
      case 401, 403 -> Unavailable.Kind.CREDENTIALS;
      case 405, 407 -> Unavailable.Kind.CONFIGURATION;
      case 408, 421, 425 -> Unavailable.Kind.TROUBLE;
      case 429 -> Unavailable.Kind.THROTTLED;
      default -> null;
    };
  }

  private Unavailable unavailable(Unavailable.Kind kind, ClientResult.Answer answer) {
    Duration wish = RetryAfter.of(answer, clock);
    return new Unavailable(kind, wish, answer.status(), reason(kind, answer));
  }

  private String reason(Unavailable.Kind kind, ClientResult.Answer answer) {
    int status = answer.status();
    return switch (kind) {
      case CREDENTIALS -> peer.name() + " refused the API key with " + status + "; check the key";
      case THROTTLED -> peer.name() + " asks for fewer calls (429)";
      case CONFIGURATION ->
          status < 400
              ? peer.name() + " redirects to " + target(answer) + "; set that as its url"
              : peer.name() + " does not take this call (" + status + "); check url and path";
      case TROUBLE -> withText(peer.name() + " answered " + status, answer);
    };
  }

  private String withText(String sentence, ClientResult.Answer answer) {
    String text = excerpt.of(answer.body().text());
    return text.isEmpty() ? sentence : sentence + ": " + text;
  }

  private String target(ClientResult.Answer answer) {
    try {
      URI location = address.resolve(answer.header("Location").orElse(""));
      return excerpt.of(location.getScheme() + "://" + location.getAuthority());
    } catch (IllegalArgumentException e) {
      return "an unreadable address";
    }
  }

  /** What it means that no answer came. */
  public static Unavailable ofFailure(ClientResult.Failure failure, Excerpt excerpt) {
    Unavailable.Kind kind =
        switch (failure.reason()) {
          case CERTIFICATE, PROXY -> Unavailable.Kind.CONFIGURATION;
          default -> Unavailable.Kind.TROUBLE;
        };
    return new Unavailable(kind, null, 0, excerpt.of(failure.text()));
  }
}
