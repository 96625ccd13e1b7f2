package org.edgedaemon.http;

import java.time.Duration;

/** Where a connection stands; each phase but a healthy stream has a deadline. */
enum Phase {
  /** Between two requests. */
  IDLE {
    @Override
    Duration limit(HttpLimits limits) {
      return limits.idle();
    }
  },
  /** The first byte of a head has come, the head is not whole. */
  HEAD {
    @Override
    Duration limit(HttpLimits limits) {
      return limits.read();
    }
  },
  /** The head is whole, and there is no room for the body: others are at it. */
  CROWDED {
    @Override
    Duration limit(HttpLimits limits) {
      return limits.handling();
    }
  },
  /** The head is whole, the body is not. */
  BODY {
    @Override
    Duration limit(HttpLimits limits) {
      return limits.read();
    }
  },
  /** A handler has the request. */
  HANDLING {
    @Override
    Duration limit(HttpLimits limits) {
      return limits.handling();
    }
  },
  /** The answer is on its way to the peer. */
  WRITING {
    @Override
    Duration limit(HttpLimits limits) {
      return limits.write();
    }
  },
  /** A streamed answer is open; its limit counts only while the peer does not read. */
  STREAMING {
    @Override
    Duration limit(HttpLimits limits) {
      return limits.write();
    }
  },
  /**
   * Our side is closed; what the peer still sends is dropped for a while, so that it can read the
   * answer.
   */
  LINGERING {
    @Override
    Duration limit(HttpLimits limits) {
      return LINGER;
    }
  };

  private static final Duration LINGER = Duration.ofSeconds(1);

  abstract Duration limit(HttpLimits limits);
}
