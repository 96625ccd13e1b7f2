package org.edgedaemon.destination.firebase.auth;

import java.util.concurrent.CompletionStage;
import org.edgedaemon.http.ClientResult;

/** Gives leave to call. Safe for use by several threads. */
public interface Authorizer extends AutoCloseable {
  /** Leave, at once when it is at hand. Always completes, never exceptionally. */
  CompletionStage<Grant> grant();

  /** The peer did not take this leave (401): if it can be had anew, the next one is another. */
  default void refused(Grant.Given grant) {}

  /** Someone wants to know how it stands: a refusal that is not quite fresh is tried again. */
  default void reconsider() {}

  /** An answer of the peer's side came, of which something may be learned. */
  default void heard(ClientResult.Answer answer) {}

  @Override
  default void close() {}
}
