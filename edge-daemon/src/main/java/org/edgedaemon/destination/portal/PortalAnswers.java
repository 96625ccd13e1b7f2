package org.edgedaemon.destination.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.rest.RestAnswers;
import org.edgedaemon.destination.rest.RestPeer;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.http.ClientResult;
import org.jspecify.annotations.Nullable;

/**
 * What a portal means by its answers, where it differs from other REST peers.
 *
 * <pre>
 * 2xx  a web page        configuration: this is a login page or another server
 *      "success":false   rejected
 *      anything else     accepted; 208 as a duplicate
 * 409  says duplicate    accepted as a duplicate
 *      anything else     trouble a few times (the first call may still run), then rejected
 * 404 410 501 505        configuration: this is not the portal's path
 * </pre>
 */
final class PortalAnswers implements RestPeer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ALREADY_REPORTED = 208;
  private static final Pattern DUPLICATE = Pattern.compile("duplicate|already|exists");

  private final URI address;
  private final RepeatedConflicts conflicts = new RepeatedConflicts();

  PortalAnswers(URI address) {
    this.address = address;
  }

  @Override
  public String name() {
    return "the portal";
  }

  @Override
  public DeliveryResult success(ClientResult.Answer answer, List<SequencedEntry> entries) {
    String text = answer.body().text().strip();
    if (isPage(answer, text)) {
      return new Unavailable(
          Unavailable.Kind.CONFIGURATION,
          null,
          answer.status(),
          address.getPath() + " answered with a web page; check the url of the portal");
    }
    JsonNode said = parse(text);
    if (said.path("success").isBoolean() && !said.path("success").asBoolean()) {
      return new Rejected(Set.of(), answer.status(), "the portal answered that it failed", text);
    }
    conflicts.forget(entries);
    return new Accepted(isRepeat(answer, said) ? entries.size() : 0);
  }

  @Override
  public DeliveryResult conflict(ClientResult.Answer answer, List<SequencedEntry> entries) {
    String text = answer.body().text();
    if (DUPLICATE.matcher(text.toLowerCase(Locale.ROOT)).find()) {
      conflicts.forget(entries);
      return new Accepted(entries.size());
    }
    if (conflicts.hasPatience(entries)) {
      return new Unavailable(
          Unavailable.Kind.TROUBLE,
          null,
          answer.status(),
          "the portal reports a conflict (409) that is no duplicate");
    }
    return new Rejected(
        Set.of(), answer.status(), "the portal keeps reporting a conflict (409)", text);
  }

  @Override
  public Unavailable.@Nullable Kind unavailability(int status) {
    return switch (status) {
      case 404, 410, 501, 505 -> Unavailable.Kind.CONFIGURATION;
      default -> RestAnswers.unavailability(status);
    };
  }

  private static boolean isRepeat(ClientResult.Answer answer, JsonNode said) {
    return answer.status() == ALREADY_REPORTED || said.path("duplicate").asBoolean(false);
  }

  private static boolean isPage(ClientResult.Answer answer, String text) {
    String type = answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/html") || text.startsWith("<");
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
