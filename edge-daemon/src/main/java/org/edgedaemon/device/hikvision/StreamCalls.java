package org.edgedaemon.device.hikvision;

import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceException;

/** What an alert stream asks of its terminal and its session. On the terminal's event loop. */
interface StreamCalls {
  /** Who listens to one connection. */
  interface Ear {
    void received(byte[] bytes);

    /** Nothing more comes. */
    void ended(String why);
  }

  /** An open connection. */
  interface Line {
    /** Ends it in good order, so that the terminal frees the slot. */
    CompletionStage<Void> leave();
  }

  /** What came of asking for the stream. */
  sealed interface Opening permits Opened, SlotTaken, Unsupported {}

  /** It begins; the ear hears the rest. */
  record Opened(String contentType, Line line) implements Opening {}

  /** Another client has it. */
  record SlotTaken() implements Opening {}

  /** This firmware has none. */
  record Unsupported(String why) implements Opening {}

  /** Fails with a {@link DeviceException}. */
  CompletionStage<Opening> open(Ear ear);

  /** Whether the terminal is there, as cheaply as can be asked. */
  CompletionStage<Void> probe();

  /** Addresses of those who have the stream, for people; empty when it does not tell. */
  CompletionStage<String> holders();

  /** The terminal was found in a state in which the session cannot go on, perhaps. */
  void troubled(DeviceException why);
}
