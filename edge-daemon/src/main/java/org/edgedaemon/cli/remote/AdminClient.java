package org.edgedaemon.cli.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.edgedaemon.admin.AdminJson;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.admin.StreamLine;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the admin port. On the JDK's own client: a command makes a few calls to one host and
 * ends, so its threads cost nothing here. Every call has a deadline; a streamed one may last as
 * long as lines keep coming.
 */
final class AdminClient {
  private static final String API = "/api/v1/";
  private static final String EVENT = "event: ";
  private static final String DATA = "data: ";
  private static final int MAX_ANSWER = 32 * 1024 * 1024;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final Duration PROBE = Duration.ofSeconds(5);
  private static final Duration LINE = Duration.ofSeconds(60);

  private final URI base;
  private final @Nullable Secret token;
  private final Exchange exchange;

  AdminClient(URI base, @Nullable Secret token) {
    this.base = base;
    this.token = token;
    this.exchange =
        new Exchange(
            base,
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                // The token goes to the daemon alone, whatever proxy the platform names.
                .proxy(HttpClient.Builder.NO_PROXY)
                .build());
  }

  /** Whether something listens there. Fails when it does, but does not answer. */
  boolean isThere() {
    HttpRequest probe = HttpRequest.newBuilder(base.resolve("/health/live")).build();
    try {
      exchange.await(probe, info -> new BoundedBody(MAX_ANSWER), PROBE);
      return true;
    } catch (DaemonAbsentException e) {
      return false;
    }
  }

  <T> T get(String path, Query query, Shape<T> type) {
    return answer(request(path, query).GET().build(), type);
  }

  <T> T post(String path, Object body, Shape<T> type) {
    HttpRequest.BodyPublisher json = HttpRequest.BodyPublishers.ofString(json(body));
    HttpRequest.Builder request = request(path, new Query());
    return answer(request.header("Content-Type", "application/json").POST(json).build(), type);
  }

  /** Posts a file. */
  <T> T upload(String path, String contentType, byte[] content, Shape<T> type) {
    HttpRequest.Builder request = request(path, new Query()).header("Content-Type", contentType);
    return answer(request.POST(HttpRequest.BodyPublishers.ofByteArray(content)).build(), type);
  }

  /** Posts, follows the progress, and returns the result. */
  <T> T stream(String path, Query query, ProgressListener progress, Class<T> type) {
    HttpRequest request = request(path, query).POST(HttpRequest.BodyPublishers.noBody()).build();
    HttpResponse<InputStream> answer =
        exchange.await(request, HttpResponse.BodyHandlers.ofInputStream(), ANSWER);
    try (Lines lines = new Lines(answer.body(), LINE)) {
      if (answer.statusCode() != 200) {
        throw Refusal.of(base, answer.statusCode(), firstLine(lines));
      }
      return follow(lines, progress, type);
    } catch (IOException e) {
      throw Refusal.broken(base, e);
    } catch (InterruptedException e) {
      throw Exchange.interrupted(e);
    }
  }

  /** Gets an answer of any length. */
  void copy(String path, Query query, OutputStream out) throws IOException {
    HttpResponse<InputStream> answer = opened(path, query);
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != 200) {
        throw Refusal.of(base, answer.statusCode(), body.readNBytes(MAX_ANSWER));
      }
      body.transferTo(out);
    }
  }

  /** Gets server-sent events, until the listener has heard enough. */
  void events(String path, EventListener listener) {
    HttpResponse<InputStream> answer = opened(path, new Query());
    try (Lines lines = new Lines(answer.body(), LINE)) {
      if (answer.statusCode() != 200) {
        throw Refusal.of(base, answer.statusCode(), firstLine(lines));
      }
      String event = "";
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.startsWith(EVENT)) {
          event = line.substring(EVENT.length());
        } else if (line.startsWith(DATA) && listener.heard(event, line.substring(DATA.length()))) {
          return;
        }
      }
      throw new IOException("the events ended");
    } catch (IOException e) {
      throw Refusal.broken(base, e);
    } catch (InterruptedException e) {
      throw Exchange.interrupted(e);
    }
  }

  /** Hears events. */
  interface EventListener {
    /** Whether that was enough. */
    boolean heard(String event, String data) throws IOException;
  }

  private HttpResponse<InputStream> opened(String path, Query query) {
    return exchange.await(
        request(path, query).GET().build(), HttpResponse.BodyHandlers.ofInputStream(), ANSWER);
  }

  private static byte[] firstLine(Lines lines) throws IOException, InterruptedException {
    String line = lines.next();
    return (line == null ? "" : line).getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T follow(Lines lines, ProgressListener progress, Class<T> type)
      throws IOException, InterruptedException {
    for (String text = lines.next(); text != null; text = lines.next()) {
      StreamLine line = AdminJson.mapper().readValue(text, StreamLine.class);
      if (line.error() != null) {
        throw line.error().toException();
      }
      if (line.result() != null) {
        return AdminJson.mapper().treeToValue(line.result(), type);
      }
      if (line.progress() != null) {
        progress.progress(line.progress().done(), line.progress().total());
      }
    }
    throw new IOException("the answer ended without a result");
  }

  private <T> T answer(HttpRequest request, Shape<T> type) {
    HttpResponse<byte[]> answer =
        exchange.await(request, info -> new BoundedBody(MAX_ANSWER), ANSWER);
    if (answer.statusCode() / 100 != 2) {
      throw Refusal.of(base, answer.statusCode(), answer.body());
    }
    try {
      return type.read(answer.body());
    } catch (IOException e) {
      throw Refusal.strange(base, answer.statusCode(), e);
    }
  }

  private HttpRequest.Builder request(String path, Query query) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            base.resolve((path.startsWith("/") ? "" : API) + path + query.encoded()));
    if (token != null) {
      request.header("Authorization", "Bearer " + sendable(token));
    }
    return request;
  }

  /** The client's own refusal of such a header would quote it. */
  private static String sendable(Secret token) {
    if (token.reveal().chars().allMatch(c -> c > ' ' && c < 127)) {
      return token.reveal();
    }
    throw new OperationException(
        OperationException.Reason.CONFIGURATION,
        "the admin token has a space, a line break or a letter beyond ASCII: write another one to"
            + " the file that admin.token_file names, and restart the daemon");
  }

  private static String json(Object body) {
    try {
      return AdminJson.mapper().writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new OperationException(
          OperationException.Reason.INVALID, "the request cannot be written as JSON", e);
    }
  }
}
