package org.edgedaemon.device.hikvision;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.hikvision.isapi.Fields;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.IsapiDocument;
import org.edgedaemon.device.hikvision.terminal.StreamListener;
import org.edgedaemon.device.hikvision.terminal.StreamOpening;
import org.edgedaemon.device.hikvision.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** The stream's questions, put to the terminal. */
final class TerminalStream implements StreamCalls {
  static final String ACCOUNT = "/ISAPI/Security/userCheck";
  static final String HOLDERS = "/ISAPI/AccessControl/DeployInfo";
  private static final int MAX_HOLDERS = 8;
  private static final int MAX_ADDRESS = 64;

  private final Terminal terminal;
  private final Consumer<DeviceException> trouble;

  TerminalStream(Terminal terminal, Consumer<DeviceException> trouble) {
    this.terminal = terminal;
    this.trouble = trouble;
  }

  @Override
  public CompletionStage<Opening> open(Ear ear) {
    return terminal.openStream(new Hearing(ear)).thenApply(TerminalStream::translated);
  }

  private static Opening translated(StreamOpening opening) {
    if (opening instanceof StreamOpening.Flowing flowing) {
      return new Opened(flowing.stream().contentType(), flowing.stream()::close);
    }
    if (opening instanceof StreamOpening.SlotTaken) {
      return new SlotTaken();
    }
    return new Unsupported(words(((StreamOpening.Refused) opening).answer()));
  }

  private static String words(IsapiAnswer answer) {
    if (answer instanceof IsapiAnswer.Refused refused) {
      return refused.status().subStatusCode().isEmpty()
          ? refused.status().statusString()
          : refused.status().subStatusCode();
    }
    return answer instanceof IsapiAnswer.Missing missing
        ? "status " + missing.httpStatus()
        : "an answer that is no stream";
  }

  @Override
  public CompletionStage<Void> probe() {
    return terminal.get(ACCOUNT).thenAccept(answer -> {});
  }

  @Override
  public CompletionStage<String> holders() {
    return terminal
        .get(HOLDERS)
        .thenApply(
            answer ->
                answer instanceof IsapiAnswer.Content content ? addresses(content.document()) : "");
  }

  static String addresses(IsapiDocument document) {
    Set<String> found = new LinkedHashSet<>();
    for (Fields content : document.fields().list("DeployList")) {
      String address = content.text("ipAddr");
      if (address != null && address.length() <= MAX_ADDRESS && found.size() < MAX_HOLDERS) {
        found.add(address);
      }
    }
    return String.join(", ", found);
  }

  @Override
  public void troubled(DeviceException why) {
    trouble.accept(why);
  }

  /** Words for the ways a stream ends. */
  private record Hearing(Ear ear) implements StreamListener {
    @Override
    public void received(byte[] bytes) {
      ear.received(bytes);
    }

    @Override
    public void ended(@Nullable DeviceException why) {
      ear.ended(why == null ? "closed by the terminal" : String.valueOf(why.getMessage()));
    }
  }
}
