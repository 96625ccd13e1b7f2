package org.edgedaemon.device.hikvision.isapi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The body of an answer to an event search, known by its root and not read any further. What comes
 * under the root that was asked for is no refusal and says nothing of our login.
 */
public final class UnreadPage {
  private static final byte[] ROOT = "\"AcsEvent\"".getBytes(StandardCharsets.US_ASCII);

  private final byte[] body;

  private UnreadPage(byte[] body) {
    this.body = body;
  }

  /**
   * Recognises a page.
   *
   * @param body not changed by anybody any more
   */
  public static Optional<UnreadPage> of(byte[] body) {
    int at = past(body, past(body, 0, '{'), ROOT[0]) - 1;
    boolean root =
        at >= 0
            && at + ROOT.length <= body.length
            && Arrays.equals(body, at, at + ROOT.length, ROOT, 0, ROOT.length)
            && past(body, past(body, at + ROOT.length, ':'), '{') >= 0;
    return root ? Optional.of(new UnreadPage(body)) : Optional.empty();
  }

  /** Reads it; empty when it is no answer to an event search after all. */
  public Optional<SearchPage> read() {
    SearchPage plain = PlainPage.read(body);
    return plain == null ? IsapiReader.read(body).flatMap(SearchPage::of) : Optional.of(plain);
  }

  /**
   * Where it goes on behind blanks and this character; negative when something else stands there.
   */
  private static int past(byte[] body, int from, int wanted) {
    int at = Math.max(from, 0);
    while (at < body.length && body[at] <= ' ' && body[at] >= 0) {
      at++;
    }
    return from >= 0 && at < body.length && body[at] == wanted ? at + 1 : -1;
  }

  @Override
  public String toString() {
    return body.length + " bytes";
  }
}
