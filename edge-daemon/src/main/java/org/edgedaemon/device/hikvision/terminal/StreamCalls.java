package org.edgedaemon.device.hikvision.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.StreamResult;
import org.jspecify.annotations.Nullable;

/** Opens the alert stream on a connection of its own, and tells the ways it is refused. */
final class StreamCalls {
  private static final String TARGET = "/ISAPI/Event/notification/alertStream";

  private final Peer peer;
  private final SignedCalls calls;
  private final AnswerReader reader;
  private final TerminalTimeouts timeouts;

  StreamCalls(Peer peer, SignedCalls calls, AnswerReader reader, TerminalTimeouts timeouts) {
    this.peer = peer;
    this.calls = calls;
    this.reader = reader;
    this.timeouts = timeouts;
  }

  CompletionStage<StreamOpening> open(StreamListener listener) {
    Ask ask =
        new Ask(
            "GET",
            TARGET,
            HttpBody.EMPTY,
            Map.of("Connection", "keep-alive"),
            request -> stream(request, listener));
    return calls.make(ask).thenCompose(this::opening);
  }

  private CompletionStage<StreamResult> stream(ClientRequest request, StreamListener listener) {
    ClientRequest patient = request.withTimeouts(timeouts.streamHead(), timeouts.streamHead());
    return calls.line().stream(patient, timeouts.streamSilence(), new Translator(listener));
  }

  private CompletionStage<StreamOpening> opening(StreamResult result) {
    if (result instanceof StreamResult.Open open) {
      String type = open.header("Content-Type").orElse("");
      return done(new StreamOpening.Flowing(new OpenStream(type, open.stream())));
    }
    ClientResult ended = ((StreamResult.Ended) result).result();
    return ended instanceof Answer answer ? refusal(answer) : silence((Failure) ended);
  }

  private CompletionStage<StreamOpening> silence(Failure failure) {
    return switch (failure.reason()) {
      case TIMEOUT -> done(new StreamOpening.SlotTaken("it did not answer"));
      case BROKEN ->
          done(new StreamOpening.SlotTaken("it closed the connection without an answer"));
      default -> CompletableFuture.failedFuture(peer.unanswered(failure));
    };
  }

  private CompletionStage<StreamOpening> refusal(Answer answer) {
    int status = answer.status();
    if (status != 404 && answer.body().length() == 0) {
      return done(new StreamOpening.SlotTaken("an empty answer " + status));
    }
    try {
      IsapiAnswer said = reader.read(answer, Instant.EPOCH, Duration.ZERO);
      return done(
          said instanceof IsapiAnswer.Refused refused && full(refused)
              ? new StreamOpening.SlotTaken(AnswerReader.words(refused.status()))
              : new StreamOpening.Refused(said));
    } catch (DeviceException e) {
      return e.reason() == DeviceException.Reason.BUSY && status == 503
          ? done(new StreamOpening.SlotTaken("it answered 503"))
          : CompletableFuture.failedFuture(e);
    }
  }

  // Without a code it is the bare statusValue of a full house.
  private static boolean full(IsapiAnswer.Refused refused) {
    return refused.status().is("deployExceedMax")
        || (refused.status().statusCode() < 0 && refused.status().subStatusCode().isEmpty());
  }

  private static CompletionStage<StreamOpening> done(StreamOpening opening) {
    return CompletableFuture.completedFuture(opening);
  }

  /** Speaks of devices where the line speaks of HTTP. */
  private final class Translator implements org.edgedaemon.http.StreamListener {
    private final StreamListener listener;

    Translator(StreamListener listener) {
      this.listener = listener;
    }

    @Override
    public void received(byte[] bytes) {
      listener.received(bytes);
    }

    @Override
    public void ended(@Nullable Failure why) {
      listener.ended(why == null ? null : peer.unanswered(why));
    }
  }
}
