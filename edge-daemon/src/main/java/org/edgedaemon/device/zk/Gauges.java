package org.edgedaemon.device.zk;

import java.util.concurrent.CompletableFuture;
import org.edgedaemon.device.zk.codec.FreeSizes;
import org.edgedaemon.device.zk.codec.FreeSizes.Counts;
import org.edgedaemon.device.zk.codec.FreeSizes.Fullness;
import org.edgedaemon.device.zk.codec.FreeSizes.NoCounts;
import org.edgedaemon.device.zk.codec.FreeSizes.Room;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks how full a device is, shows it, and warns once when its log fills up. */
final class Gauges {
  private static final Logger LOG = LoggerFactory.getLogger(Gauges.class);

  private Gauges() {}

  static CompletableFuture<FreeSizes> read(
      Conversation conversation, StatusBoard board, DeviceMemory memory) {
    return conversation
        .ask(ZkRequest.freeSizes())
        .thenApply(
            answer -> {
              FreeSizes sizes = answer.isOk() ? FreeSizes.parse(answer.data()) : new NoCounts(0);
              show(sizes, conversation.peer(), board, memory);
              return sizes;
            });
  }

  private static void show(FreeSizes sizes, Peer peer, StatusBoard board, DeviceMemory memory) {
    if (!(sizes instanceof Counts counts)) {
      board.fact("records", "the device tells no counts");
      return;
    }
    board.fact("users", Long.toString(counts.users().used()));
    Room records = counts.records();
    board.fact("records", records.used() + " of " + records.capacity());
    board.fact(
        "mode",
        counts.looksLikeAccessControl()
            ? "perhaps access control, where no attendance is kept (menu: Device Type Setting)"
            : null);
    warn(records, peer, memory);
  }

  private static void warn(Room records, Peer peer, DeviceMemory memory) {
    Fullness fullness = records.fullness();
    if (fullness.compareTo(memory.fullness) > 0) {
      LOG.warn(
          "{}: log is {}, {} of {} records; a full terminal drops old punches or refuses new ones",
          peer.label(),
          fullness == Fullness.FILLING ? "filling up" : "nearly full",
          records.used(),
          records.capacity());
    }
    memory.fullness = fullness;
  }
}
