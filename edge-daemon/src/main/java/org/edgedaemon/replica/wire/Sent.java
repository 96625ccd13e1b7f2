package org.edgedaemon.replica.wire;

import org.edgedaemon.replica.Change;

/** One record of an upload, as far as it could be read. */
public sealed interface Sent {
  /** The id under which it is answered. */
  String id();

  /** It says what a record has to say. */
  record Good(String id, Change change) implements Sent {}

  /** It does not, and only it suffers. */
  record Bad(String id, String reason) implements Sent {}
}
