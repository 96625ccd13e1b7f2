package org.edgedaemon.simulator.zk;

/** What a conversation may ask of the terminal as a whole. Event loop only. */
interface Sessions {
  /** Whether the newcomer is served; may end others for it. */
  boolean admit(Conversation newcomer);

  /** Whether this client had a session that a restart or another client ended. */
  boolean forgotten(Link link);

  /** The terminal restarts: all sessions are gone. */
  void restart();
}
