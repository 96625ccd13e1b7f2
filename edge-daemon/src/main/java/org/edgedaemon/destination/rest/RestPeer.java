package org.edgedaemon.destination.rest;

import java.util.List;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.http.ClientResult;
import org.jspecify.annotations.Nullable;

/** What one kind of peer means by its answers, where it differs from {@link RestAnswers}. */
public interface RestPeer {
  /** What it is called in messages, for example {@code the cloud}. */
  String name();

  /** What a 2xx answer says about the entries; its status and text are added, and shortened. */
  DeliveryResult success(ClientResult.Answer answer, List<SequencedEntry> entries);

  /** What a 409 says about the entries; its status and text are added, and shortened. */
  DeliveryResult conflict(ClientResult.Answer answer, List<SequencedEntry> entries);

  /** The trouble that a status means; null when it blames the entries. */
  default Unavailable.@Nullable Kind unavailability(int status) {
    return RestAnswers.unavailability(status);
  }
}
