package org.edgedaemon.device.hikvision.terminal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a restart must not forget about the logins at one terminal.
 *
 * @param credentials a {@link CredentialPrint} of the ones that this is about; empty when that is
 *     not known
 * @param since when the last failed login was; null for none
 * @param until when a lock ends, our margin included; null for no lock
 * @param triesLeft as the terminal said last; null when it did not
 */
public record GateRecord(
    String credentials,
    GateState state,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Integer triesLeft) {

  /** Logins of an unknown number and outcome: one more try at most. */
  public static GateRecord doubtful(Instant now) {
    return new GateRecord("", GateState.SUSPECT, now, null, null);
  }
}
