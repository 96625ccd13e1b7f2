package org.edgedaemon.simulator.hikvision;

/** How long a nonce is good for. A nonce refused this way is never a failed login. */
public enum NoncePolicy {
  /** For many requests, each with a higher nc. */
  RISING_COUNT,
  /** As {@link #RISING_COUNT}, and no count may be left out. */
  EVERY_COUNT,
  /** For one request. */
  ONCE,
  /** As {@link #RISING_COUNT}, on the connection that was challenged. */
  PER_CONNECTION,
  /** As {@link #RISING_COUNT}, for the URL that was challenged. */
  PER_URL,
  /** The third use is answered with a userCheck body and no challenge, as V4.48.40 does. */
  THIRD_USE_UNCHALLENGED
}
