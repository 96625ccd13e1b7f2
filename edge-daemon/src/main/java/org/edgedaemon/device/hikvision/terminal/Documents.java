package org.edgedaemon.device.hikvision.terminal;

import java.util.Optional;
import org.edgedaemon.device.hikvision.isapi.IsapiDocument;
import org.edgedaemon.device.hikvision.isapi.IsapiReader;
import org.edgedaemon.device.hikvision.isapi.UnreadPage;
import org.edgedaemon.http.ClientResult.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Answers read as documents. Who judges a login and who wants to know what was said look at the
 * same answer, one right after the other: it is parsed once. A page of a search is no document and
 * not parsed here. Confined to the terminal's loop.
 */
final class Documents {
  private @Nullable Answer last;
  private Optional<IsapiDocument> document = Optional.empty();
  private Optional<UnreadPage> page = Optional.empty();

  /** The answer's document, kept for whoever asks next; empty when it is none. */
  Optional<IsapiDocument> look(Answer answer) {
    read(answer);
    return document;
  }

  /** The page of an event search that the answer is; empty for all others. */
  Optional<UnreadPage> page(Answer answer) {
    read(answer);
    return page;
  }

  /** The document, for the last one who asks: no answer is held until the next one comes. */
  Optional<IsapiDocument> take(Answer answer) {
    Optional<IsapiDocument> taken = look(answer);
    last = null;
    document = Optional.empty();
    page = Optional.empty();
    return taken;
  }

  private void read(Answer answer) {
    if (!answer.equals(last)) {
      byte[] body = answer.body().shared();
      page = answer.status() / 100 == 2 ? UnreadPage.of(body) : Optional.empty();
      document = page.isPresent() ? Optional.empty() : IsapiReader.read(body);
      last = answer;
    }
  }
}
