package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.CompletionStage;

/** Where the bytes of a dataset go. Called on the session's thread. */
interface DatasetSink {
  /** How a pass over the dataset begins. */
  void begin(long size);

  /**
   * Takes the next bytes. No more come before the returned stage has completed (on any thread); a
   * failure ends the pass.
   *
   * @param bytes valid until the returned stage has completed
   */
  CompletionStage<Void> accept(ByteBuf bytes);
}
