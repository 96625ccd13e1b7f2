package org.edgedaemon.tape;

import java.io.IOException;

/** The file holds something that is not believed. Stays inside this package: the tape heals it. */
final class DamagedTapeException extends IOException {
  DamagedTapeException(String reason) {
    super(reason);
  }
}
