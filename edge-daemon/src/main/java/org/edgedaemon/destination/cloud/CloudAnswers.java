package org.edgedaemon.destination.cloud;

import java.util.List;
import java.util.Set;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.rest.RestPeer;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.http.ClientResult;

/**
 * What a cloud means by its answers: 2xx as the form reads it; a 409 to one record says that it is
 * there already, to more it is taken apart to find out which.
 */
record CloudAnswers(WireForm form) implements RestPeer {
  @Override
  public String name() {
    return "the cloud";
  }

  @Override
  public DeliveryResult success(ClientResult.Answer answer, List<SequencedEntry> entries) {
    return form.read(answer.status(), answer.body().text(), entries);
  }

  @Override
  public DeliveryResult conflict(ClientResult.Answer answer, List<SequencedEntry> entries) {
    if (entries.size() == 1) {
      return new Accepted(1);
    }
    return new Rejected(
        Set.of(), answer.status(), "the cloud refused it with 409", answer.body().text());
  }
}
