package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.zk.codec.CountBracket;
import org.edgedaemon.device.zk.codec.Dataset;
import org.edgedaemon.device.zk.codec.FreeSizes;
import org.edgedaemon.device.zk.codec.NameDecoder;
import org.edgedaemon.device.zk.codec.UserList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a device's users into its directory. Names are a service: failing is only a fact. */
final class UserRead implements DatasetSink {
  private static final Logger LOG = LoggerFactory.getLogger(UserRead.class);
  private static final int HEADER = 4;
  private static final long MAX_BYTES = 72L * UserDirectory.MAX_USERS + HEADER;

  private final SessionParts parts;
  private ByteBuf bytes = Unpooled.buffer(0);

  UserRead(SessionParts parts) {
    this.parts = parts;
  }

  /** Fails only when the session breaks. */
  CompletableFuture<Void> run(FreeSizes sizes) {
    CountBracket count =
        sizes instanceof FreeSizes.Counts counts
            ? CountBracket.of(counts.users().used())
            : CountBracket.unknown();
    ZkFleet fleet = parts.fleet();
    ReadClock clock = new ReadClock(fleet.nanoTime(), fleet.timeouts().wholeRead());
    boolean empty = count.known() && count.from() == 0;
    BulkRead bulk = new BulkRead(parts.conversation(), clock, Dataset.USERS, empty);
    return bulk.pass(this)
        .handle((none, failure) -> failure)
        .thenCompose(failure -> bulk.release().thenApply(none -> failure))
        .thenCompose(failure -> finish(failure, count));
  }

  @Override
  public void begin(long size) {
    if (size > MAX_BYTES) {
      throw parts.peer().failure(Reason.UNSUPPORTED, "announces " + size + " bytes of users");
    }
    bytes = Unpooled.buffer((int) Math.min(size, 64 * 1024), (int) MAX_BYTES);
  }

  @Override
  public CompletionStage<Void> accept(ByteBuf next) {
    bytes.writeBytes(next.slice());
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> finish(@Nullable Throwable failure, CountBracket count) {
    if (failure != null && parts.conversation().ended().isDone()) {
      return CompletableFuture.failedFuture(Failures.unwrap(failure));
    }
    String problem =
        failure == null ? take(count) : Failures.asDevice(failure, parts.peer()).getMessage();
    parts.board().fact("user names", problem);
    if (problem != null) {
      LOG.debug("{}: users could not be read: {}", parts.peer().label(), problem);
    }
    bytes = Unpooled.EMPTY_BUFFER;
    return CompletableFuture.completedFuture(null);
  }

  /** What is wrong with the list, or null. */
  private @Nullable String take(CountBracket count) {
    if (bytes.readableBytes() < HEADER) {
      return accept(new UserList.Empty());
    }
    long total = bytes.readUnsignedIntLE();
    if (total > bytes.readableBytes()) {
      return "the user list is cut short";
    }
    NameDecoder names = new NameDecoder(parts.config().nameCharset());
    return accept(UserList.read(bytes.readSlice((int) total), count, names));
  }

  private @Nullable String accept(UserList list) {
    UserDirectory users = parts.memory().users;
    if (list instanceof UserList.Read read) {
      users.replace(read.users(), parts.now());
      return null;
    }
    if (list instanceof UserList.Unknown unknown) {
      return unknown.reason();
    }
    users.replace(List.of(), parts.now());
    return null;
  }
}
