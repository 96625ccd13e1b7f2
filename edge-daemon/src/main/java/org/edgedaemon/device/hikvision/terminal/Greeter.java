package org.edgedaemon.device.hikvision.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.hikvision.isapi.DeviceInfo;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.IsapiDocument;
import org.edgedaemon.device.hikvision.isapi.TerminalTime;
import org.edgedaemon.device.hikvision.isapi.UserCheck;
import org.jspecify.annotations.Nullable;

/** The first calls of a session: account, identity, clock, capabilities, settings that matter. */
final class Greeter {
  private static final String ACCOUNT = "/ISAPI/Security/userCheck";
  private static final String DEVICE = "/ISAPI/System/deviceInfo";
  private static final String ACCESS = "/ISAPI/AccessControl/capabilities";
  private static final String SEARCH = "/ISAPI/AccessControl/AcsEvent/capabilities?format=json";
  private static final String SETTINGS = "/ISAPI/AccessControl/AcsCfg?format=json";
  private static final String STORAGE = "/ISAPI/AccessControl/AcsEvent/StorageCfg?format=json";
  static final String TIME = "/ISAPI/System/time";

  private final TerminalConfig config;
  private final Peer peer;
  private final Gatekeeper gate;
  private final PlainCalls calls;
  private @Nullable Capabilities known;

  Greeter(TerminalConfig config, Gatekeeper gate, PlainCalls calls) {
    this.config = config;
    this.peer = new Peer(config.label());
    this.gate = gate;
    this.calls = calls;
  }

  /** What has been heard so far. */
  private static final class Draft {
    private final List<String> warnings = new ArrayList<>();
    private @Nullable UserCheck account;
    private @Nullable ClockReading clock;
  }

  CompletionStage<Greeting> greet(boolean byHand) {
    CompletionStage<Void> first = byHand ? gate.forgive() : CompletableFuture.completedFuture(null);
    return first
        .thenCompose(none -> gate.denial())
        .thenCompose(denial -> denial.isPresent() ? leftAlone(denial.get()) : account(new Draft()));
  }

  CompletionStage<ClockReading> clock() {
    return calls
        .get(TIME)
        .thenApply(
            answer -> {
              ClockReading reading = reading(answer);
              if (reading == null) {
                throw peer.failure(Reason.UNSUPPORTED, "does not tell its time: " + said(answer));
              }
              return reading;
            });
  }

  // We may not log in; whether the terminal is there is worth knowing all the same.
  private CompletionStage<Greeting> leftAlone(DeviceException denial) {
    return calls.probe().thenCompose(answer -> CompletableFuture.failedFuture(denial));
  }

  private CompletionStage<Greeting> account(Draft draft) {
    return calls
        .get(ACCOUNT)
        .thenCompose(
            answer -> {
              if (answer instanceof IsapiAnswer.Content content) {
                draft.account = UserCheck.of(content.document()).orElse(null);
                warnOfAccount(draft);
              }
              return calls.get(DEVICE);
            })
        .thenCompose(answer -> device(draft, answer));
  }

  private CompletionStage<Greeting> device(Draft draft, IsapiAnswer answer) {
    DeviceInfo device = deviceOf(answer);
    String identity = device.identity();
    if (identity == null) {
      throw peer.failure(Reason.UNSUPPORTED, "tells neither serial number nor hardware address");
    }
    if (config.serial() != null && !config.serial().equals(identity)) {
      throw peer.failure(
          Reason.STRANGER,
          "is another terminal: its serial number is "
              + identity
              + ", not "
              + config.serial()
              + "; was it replaced, or did addresses change?");
    }
    return calls
        .get(TIME)
        .thenCompose(
            time -> {
              draft.clock = reading(time);
              return capabilities(device.firmware());
            })
        .thenCompose(
            capabilities -> {
              refuseOthers(device, capabilities);
              return settings(draft)
                  .thenApply(
                      none ->
                          new Greeting(
                              device,
                              identity,
                              draft.account,
                              draft.clock,
                              capabilities,
                              draft.warnings));
            });
  }

  private DeviceInfo deviceOf(IsapiAnswer answer) {
    if (answer instanceof IsapiAnswer.Content content) {
      return DeviceInfo.of(content.document()).orElseThrow(() -> noTerminal(answer));
    }
    throw answer instanceof IsapiAnswer.Refused refused
        ? refusal(refused, "its identity")
        : noTerminal(answer);
  }

  private DeviceException noTerminal(IsapiAnswer answer) {
    return peer.failure(
        Reason.UNSUPPORTED,
        "answers, but not as an ISAPI terminal does ("
            + said(answer)
            + "): is this the right address?");
  }

  private DeviceException refusal(IsapiAnswer.Refused refused, String what) {
    return refused.status().is("lowPrivilege")
        ? peer.failure(
            Reason.UNSUPPORTED,
            "does not let user "
                + config.username()
                + " read "
                + what
                + " (lowPrivilege): give the account remote parameters, log search and live view")
        : peer.failure(
            Reason.UNSUPPORTED,
            "refuses to tell " + what + ": " + AnswerReader.words(refused.status()));
  }

  private CompletionStage<Capabilities> capabilities(String firmware) {
    if (known != null && known.firmware().equals(firmware)) {
      return CompletableFuture.completedFuture(known);
    }
    return calls
        .get(ACCESS)
        .thenCompose(
            access ->
                calls
                    .get(SEARCH)
                    .thenApply(
                        search -> {
                          Capabilities told =
                              new Capabilities(firmware, document(access), document(search));
                          refuseUnprivileged(access, search);
                          known = told;
                          return told;
                        }));
  }

  private void refuseUnprivileged(IsapiAnswer access, IsapiAnswer search) {
    if (access instanceof IsapiAnswer.Refused first
        && first.status().is("lowPrivilege")
        && !(search instanceof IsapiAnswer.Content)) {
      throw refusal(first, "access events");
    }
  }

  private void refuseOthers(DeviceInfo device, Capabilities told) {
    boolean searches = told.search() != null;
    boolean denies =
        told.access() != null
            && Boolean.FALSE.equals(told.access().fields().flag("isSupportAcsEvent"));
    boolean type = "ACS".equalsIgnoreCase(device.deviceType());
    if (!searches && (denies || (told.access() == null && !type))) {
      throw peer.failure(
          Reason.UNSUPPORTED,
          "has no access-control capability (model "
              + device.model()
              + "): it keeps no attendance to read");
    }
  }

  private CompletionStage<Void> settings(Draft draft) {
    return calls
        .get(SETTINGS)
        .thenCompose(
            answer -> {
              IsapiDocument settings = document(answer);
              if (settings != null
                  && Boolean.TRUE.equals(settings.fields().flag("remoteCheckDoorEnabled"))) {
                draft.warnings.add(
                    "waits for another system to allow each passage (remote check); we only read");
              }
              return calls.get(STORAGE);
            })
        .thenAccept(answer -> warnOfStorage(draft, document(answer)));
  }

  private static void warnOfStorage(Draft draft, @Nullable IsapiDocument storage) {
    String mode =
        storage == null ? "" : storage.fields().textOrEmpty("mode").toLowerCase(Locale.ROOT);
    if (mode.equals("regular") || mode.equals("time")) {
      draft.warnings.add(
          "deletes old events by itself (event storage mode "
              + mode
              + "): what was not read by then is lost; mode cycle keeps most");
    }
  }

  private void warnOfAccount(Draft draft) {
    UserCheck account = draft.account;
    if (account == null) {
      return;
    }
    if (Boolean.FALSE.equals(account.activated())) {
      throw peer.failure(
          Reason.UNSUPPORTED, "is not activated: give it a password first, at its own page");
    }
    if (Boolean.TRUE.equals(account.defaultPassword())) {
      draft.warnings.add("still has its factory password");
    } else if (Boolean.TRUE.equals(account.riskPassword())) {
      draft.warnings.add("says that the password is weak");
    }
    if (account.daysLeft() != null && account.daysLeft() >= 0 && account.daysLeft() <= 14) {
      draft.warnings.add("will refuse the password in " + account.daysLeft() + " days");
    }
  }

  private static @Nullable ClockReading reading(IsapiAnswer answer) {
    return answer instanceof IsapiAnswer.Content content
        ? TerminalTime.of(content.document())
            .map(time -> ClockReading.of(time, content))
            .orElse(null)
        : null;
  }

  private static @Nullable IsapiDocument document(IsapiAnswer answer) {
    return answer instanceof IsapiAnswer.Content content ? content.document() : null;
  }

  static String said(IsapiAnswer answer) {
    if (answer instanceof IsapiAnswer.Refused refused) {
      return AnswerReader.words(refused.status());
    }
    return answer instanceof IsapiAnswer.Missing missing
        ? "HTTP " + missing.httpStatus() + " without a document"
        : "another document";
  }
}
