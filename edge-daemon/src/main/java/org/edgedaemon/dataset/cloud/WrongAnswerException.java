package org.edgedaemon.dataset.cloud;

import java.io.IOException;

/** The cloud's list is not what the contract says. */
final class WrongAnswerException extends IOException {
  WrongAnswerException(String message) {
    super(message);
  }
}
