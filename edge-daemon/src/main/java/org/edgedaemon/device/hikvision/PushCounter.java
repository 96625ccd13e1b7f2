package org.edgedaemon.device.hikvision;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.device.hikvision.EventCounts.Kind;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.IsapiReader;
import org.edgedaemon.device.hikvision.isapi.Notice;
import org.edgedaemon.device.hikvision.isapi.Notice.AccessNotice;
import org.edgedaemon.device.hikvision.multipart.Bodies;
import org.edgedaemon.punch.PunchSource;
import org.jspecify.annotations.Nullable;

/**
 * Where pushes are handed in. A terminal is told 200 only when nothing more is wanted of its push:
 * it keeps whatever gets another answer, says it again, and says nothing else meanwhile. So what
 * cannot be read, and what is of somebody else, is counted and taken too. Any thread.
 */
final class PushCounter {
  /** Terminals give up after some five seconds. */
  private static final long PATIENCE_MILLIS = 4_000;

  private final EventLoop loop;
  private final NewsDesk desk;
  private final EventCounts counts;
  private final SourceAddresses sources;
  private volatile @Nullable TerminalIdentity identity;

  PushCounter(DeviceParts parts, NewsDesk desk, SourceAddresses sources) {
    this.loop = parts.loop();
    this.counts = parts.counts();
    this.desk = desk;
    this.sources = sources;
  }

  /** The terminal has said who it is. */
  void identity(TerminalIdentity known) {
    identity = known;
  }

  WebhookMatch match(PushedBody body) {
    if (!sources.allow(body.from())) {
      return WebhookMatch.NOT_ALLOWED;
    }
    return notice(body).map(this::match).orElse(WebhookMatch.PERHAPS);
  }

  private WebhookMatch match(Notice notice) {
    TerminalIdentity known = identity;
    return known != null && notice instanceof AccessNotice access
        ? known.of(access)
        : WebhookMatch.PERHAPS;
  }

  CompletionStage<PushAnswer> take(PushedBody body) {
    counts.add(Kind.PUSH);
    Optional<Notice> notice = notice(body);
    if (notice.isEmpty()) {
      return taken(Kind.MALFORMED);
    }
    if (notice.get() instanceof AccessNotice access) {
      return match(access) == WebhookMatch.OF_ANOTHER
          ? taken(Kind.FOREIGN)
          : answered(access.event());
    }
    boolean alive = notice.get() instanceof Notice.Heartbeat;
    return taken(alive ? Kind.HEARTBEAT : Kind.OTHER_NOTICE);
  }

  private static Optional<Notice> notice(PushedBody body) {
    return Bodies.event(body.contentType(), body.bytes())
        .flatMap(IsapiReader::read)
        .map(Notice::of);
  }

  private CompletionStage<PushAnswer> taken(Kind kind) {
    counts.add(kind);
    return CompletableFuture.completedFuture(PushAnswer.TAKEN);
  }

  private CompletionStage<PushAnswer> answered(AccessEvent event) {
    CompletableFuture<PushAnswer> answer = new CompletableFuture<>();
    try {
      loop.execute(() -> handIn(event, answer));
    } catch (RejectedExecutionException shuttingDown) {
      answer.complete(PushAnswer.LATER);
    }
    return answer;
  }

  private void handIn(AccessEvent event, CompletableFuture<PushAnswer> answer) {
    ScheduledFuture<?> patience =
        loop.schedule(
            () -> answer.complete(PushAnswer.LATER), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    var unused =
        desk.onEvent(event, PunchSource.HIK_PUSH)
            .whenComplete(
                (outcome, failure) -> {
                  patience.cancel(false);
                  boolean settled = outcome == NewsDesk.Outcome.SETTLED;
                  answer.complete(settled ? PushAnswer.TAKEN : PushAnswer.LATER);
                });
  }
}
