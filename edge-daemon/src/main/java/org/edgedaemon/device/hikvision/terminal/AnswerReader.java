package org.edgedaemon.device.hikvision.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.IsapiDocument;
import org.edgedaemon.device.hikvision.isapi.IsapiReader;
import org.edgedaemon.device.hikvision.isapi.ResponseStatus;
import org.edgedaemon.device.hikvision.isapi.UnreadPage;
import org.edgedaemon.http.ClientResult.Answer;

/** Judges answers by their bodies where these can be read, and by their HTTP status otherwise. */
final class AnswerReader {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration SESSIONS = Duration.ofSeconds(60);
  private static final Duration UPGRADE = Duration.ofMinutes(5);

  private final Peer peer;
  private final Documents documents;

  AnswerReader(Peer peer, Documents documents) {
    this.peer = peer;
    this.documents = documents;
  }

  /**
   * What was said.
   *
   * @param middle our clock half-way between asking and answering
   * @throws DeviceException when the terminal is busy, not set up, or says more than can be read
   */
  IsapiAnswer read(Answer answer, Instant middle, Duration took) {
    if (answer.truncated()) {
      throw peer.failure(
          Reason.BROKEN, "answered with more than " + IsapiReader.MAX_BODY + " bytes");
    }
    Optional<UnreadPage> page = documents.page(answer);
    Optional<IsapiDocument> document = documents.take(answer);
    if (page.isPresent()) {
      return new IsapiAnswer.Page(page.get(), took);
    }
    Optional<ResponseStatus> status = document.flatMap(ResponseStatus::of);
    if (status.isPresent() && !status.get().ok()) {
      return refusal(answer.status(), status.get());
    }
    if (answer.status() == 503) {
      throw peer.failure(Reason.BUSY, "is busy (503): it is asked again later", SOON);
    }
    return document.isPresent() && answer.status() / 100 == 2
        ? new IsapiAnswer.Content(document.get(), middle, took)
        : new IsapiAnswer.Missing(answer.status());
  }

  private IsapiAnswer refusal(int httpStatus, ResponseStatus status) {
    if (status.is("upgrading")) {
      throw peer.failure(Reason.BUSY, "is upgrading its firmware", UPGRADE);
    }
    if (status.is("maxSessionUserLink")) {
      throw peer.failure(
          Reason.BUSY, "has too many sessions: another program may hold them", SESSIONS);
    }
    if (status.is("notActivated")) {
      throw peer.failure(
          Reason.UNSUPPORTED, "is not activated: give it a password first, at its own page");
    }
    if (status.statusCode() == 2 || (httpStatus == 503 && !status.is("deployExceedMax"))) {
      throw peer.failure(Reason.BUSY, "is busy (" + words(status) + ")", SOON);
    }
    return new IsapiAnswer.Refused(httpStatus, status);
  }

  /** Whether the terminal is busy with something short. */
  static boolean shortly(DeviceException failure) {
    return failure.reason() == Reason.BUSY && SOON.equals(failure.retryAfter());
  }

  /** A refusal for an operator. */
  static String words(ResponseStatus status) {
    String code = status.subStatusCode().isEmpty() ? status.statusString() : status.subStatusCode();
    String text = code.isEmpty() ? "status " + status.statusCode() : code;
    boolean more = !status.errorMsg().isEmpty() && !status.errorMsg().equalsIgnoreCase(code);
    return shortened(more ? text + ": " + status.errorMsg() : text);
  }

  private static String shortened(String text) {
    String plain = text.replaceAll("\\p{Cntrl}+", " ");
    return plain.length() > 120 ? plain.substring(0, 120) : plain;
  }
}
