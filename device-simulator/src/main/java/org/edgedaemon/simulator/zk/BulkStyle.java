package org.edgedaemon.simulator.zk;

/** How datasets are handed out (zk-protocol 4.2, 4.5). */
public enum BulkStyle {
  /** Inline up to the inline threshold; beyond it 1503 prepares, 1504 streams parts. */
  PREPARED_PARTS,
  /** As {@link #PREPARED_PARTS}, but each 1504 is answered with one CMD_DATA frame. */
  PREPARED_ONE_FRAME,
  /** 1503 is answered with PREPARE_DATA at once, and the parts follow. */
  STREAMED,
  /** 1503 is not known; commands 13 and 9 are answered with PREPARE_DATA and the parts. */
  DIRECT
}
