package org.edgedaemon.device.hikvision.terminal;

import java.util.Optional;
import org.edgedaemon.device.hikvision.isapi.IsapiDocument;
import org.edgedaemon.device.hikvision.isapi.IsapiReader;
import org.edgedaemon.http.ClientResult.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Answers read as documents. Who judges a login and who wants to know what was said look at the
 * same answer, one right after the other: it is parsed once. Confined to the terminal's loop.
 */
final class Documents {
  private @Nullable Answer last;
  private Optional<IsapiDocument> document = Optional.empty();

  /** The answer's document, kept for whoever asks next; empty when it is none. */
  Optional<IsapiDocument> look(Answer answer) {
    if (!answer.equals(last)) {
      document = IsapiReader.read(answer.body().toBytes());
      last = answer;
    }
    return document;
  }

  /** The same, for the last one who asks: a page is not held until the next one comes. */
  Optional<IsapiDocument> take(Answer answer) {
    Optional<IsapiDocument> taken = look(answer);
    last = null;
    document = Optional.empty();
    return taken;
  }
}
