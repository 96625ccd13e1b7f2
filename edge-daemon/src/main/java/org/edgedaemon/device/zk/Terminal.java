package org.edgedaemon.device.zk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.zk.codec.DeviceText;
import org.edgedaemon.device.zk.codec.OptionReply;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.edgedaemon.punch.DeviceIdentity;

/**
 * Who answered: identity and firmware.
 *
 * @param firmware as the device says, may be empty
 */
record Terminal(DeviceIdentity identity, String firmware) {
  static final String KIND = "zk";
  private static final List<String> FACTS = List.of("~DeviceName", "~Platform", "MAC");

  /** What a log layout belongs to. */
  String layoutOwner() {
    return identity.serial() + "|" + firmware;
  }

  /**
   * Asks a device who it is. Devices without a serial number go by their MAC address, or else by
   * their configured id.
   */
  static CompletableFuture<Terminal> ask(
      Conversation conversation, ZkConfig config, StatusBoard board) {
    return option(conversation, "~SerialNumber")
        .thenCompose(
            serial ->
                firmware(conversation, board)
                    .thenCompose(
                        firmware ->
                            facts(conversation, board, new ArrayDeque<>(FACTS), "")
                                .thenApply(mac -> of(config, serial, mac, firmware))))
        .thenApply(terminal -> expected(terminal, config, conversation.peer()));
  }

  private static Terminal of(ZkConfig config, String serial, String mac, String firmware) {
    String standIn = mac.isBlank() ? "id:" + config.id().value() : "mac:" + mac;
    String name = serial.isBlank() ? standIn : serial;
    return new Terminal(new DeviceIdentity(config.id(), name, config.name(), KIND), firmware);
  }

  private static Terminal expected(Terminal terminal, ZkConfig config, Peer peer) {
    String wanted = config.serial();
    String serial = terminal.identity().serial();
    if (wanted != null && !wanted.equals(serial)) {
      throw peer.failure(
          Reason.STRANGER,
          "answers as "
              + serial
              + " but "
              + wanted
              + " is configured: terminals may have swapped"
              + " addresses; nothing was read");
    }
    return terminal;
  }

  private static CompletableFuture<String> firmware(Conversation conversation, StatusBoard board) {
    return conversation
        .ask(ZkRequest.version())
        .thenApply(
            answer -> {
              String firmware = answer.isOk() ? DeviceText.read(answer.data()) : "";
              board.fact("firmware", firmware);
              return firmware;
            });
  }

  /** Asks the remaining keys one by one; yields the last one, the MAC address. */
  private static CompletableFuture<String> facts(
      Conversation conversation, StatusBoard board, Deque<String> keys, String last) {
    String key = keys.poll();
    if (key == null) {
      return CompletableFuture.completedFuture(last);
    }
    return option(conversation, key)
        .thenCompose(
            value -> {
              board.fact(key.replace("~", ""), value);
              return facts(conversation, board, keys, value);
            });
  }

  private static CompletableFuture<String> option(Conversation conversation, String key) {
    return conversation
        .ask(ZkRequest.option(key))
        .thenApply(
            answer -> {
              OptionReply reply = answer.isOk() ? OptionReply.parse(answer.data()) : null;
              return reply != null && reply.answers(key) ? reply.value() : "";
            });
  }
}
