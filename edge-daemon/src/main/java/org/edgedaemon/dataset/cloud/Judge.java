package org.edgedaemon.dataset.cloud;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.edgedaemon.dataset.cloud.Verdict.Kind;
import org.edgedaemon.destination.rest.Excerpt;
import org.edgedaemon.destination.rest.RetryAfter;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.ClientResult.Reason;

/**
 * Finds out what an answer means.
 *
 * <pre>
 * 2xx                        done
 * 401 403                    the key
 * 409                        conflict
 * 413                        too large
 * 408 421 425 429 5xx, none  another time
 * any other                  refused
 * </pre>
 */
final class Judge {
  private final URI base;
  private final Excerpt excerpt;
  private final InstantSource clock;

  Judge(URI base, Excerpt excerpt, InstantSource clock) {
    this.base = base;
    this.excerpt = excerpt;
    this.clock = clock;
  }

  Verdict of(ClientResult result) {
    return result instanceof Answer answer ? of(answer) : of((Failure) result);
  }

  Verdict of(Failure failure) {
    Kind kind = failure.reason() == Reason.FILE ? Kind.UNREADABLE : Kind.UNAVAILABLE;
    return Verdict.of(kind, 0, excerpt.of(failure.text()));
  }

  /** What the status of one record in a batch means. */
  Verdict ofOne(int status, String saying) {
    Kind kind = kind(status);
    String sentence = sentence(kind, status);
    String text = excerpt.of(saying);
    return Verdict.of(kind, status, text.isEmpty() ? sentence : sentence + ": " + text);
  }

  /** A stranger's text, made short and harmless. */
  String shortened(String text) {
    return excerpt.of(text);
  }

  private Verdict of(Answer answer) {
    int status = answer.status();
    Kind kind = kind(status);
    if (kind == Kind.UNAVAILABLE) {
      return new Verdict(
          kind, status, reason(kind, answer), Optional.ofNullable(RetryAfter.of(answer, clock)));
    }
    return Verdict.of(kind, status, kind == Kind.DONE ? "" : reason(kind, answer));
  }

  private static Kind kind(int status) {
    if (status >= 200 && status < 300) {
      return Kind.DONE;
    }
    if (status >= 500) {
      return Kind.UNAVAILABLE;
    }
    return switch (status) {
      case 401, 403 -> Kind.UNAUTHORIZED;
      case 408, 421, 425, 429 -> Kind.UNAVAILABLE;
      case 409 -> Kind.CONFLICT;
      case 413 -> Kind.TOO_LARGE;
      default -> Kind.REFUSED;
    };
  }

  private String reason(Kind kind, Answer answer) {
    int status = answer.status();
    if (kind == Kind.UNAUTHORIZED) {
      return "the cloud refused the API key with " + status + "; check the key";
    }
    if (status == 429) {
      return "the cloud asks for fewer calls (429)";
    }
    if (status < 400) {
      return "the cloud redirects to " + target(answer) + "; set that as its url";
    }
    return withText(sentence(kind, status), answer);
  }

  private static String sentence(Kind kind, int status) {
    if (status == 404 || status == 405) {
      return "the cloud does not know this path (" + status + "); check url and path";
    }
    return switch (kind) {
      case UNAVAILABLE -> "the cloud answered " + status;
      case TOO_LARGE -> "it is too large for the cloud (413)";
      default -> "the cloud refused it with " + status;
    };
  }

  private String withText(String sentence, Answer answer) {
    String text = excerpt.of(AnswerText.of(answer.body().text()));
    return text.isEmpty() ? sentence : sentence + ": " + text;
  }

  private String target(Answer answer) {
    try {
      URI location = base.resolve(answer.header("Location").orElse(""));
      return excerpt.of(location.getScheme() + "://" + location.getAuthority());
    } catch (IllegalArgumentException e) {
      return "an unreadable address";
    }
  }
}
