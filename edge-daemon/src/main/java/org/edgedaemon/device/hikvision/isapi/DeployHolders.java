package org.edgedaemon.device.hikvision.isapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who occupies a terminal's few slots for listeners, {@code GET /ISAPI/AccessControl/DeployInfo}.
 */
public record DeployHolders(List<Holder> holders) {
  private static final String ROOT = "DeployInfo";

  public DeployHolders {
    holders = List.copyOf(holders);
  }

  /**
   * One of them.
   *
   * @param type 0 a client over the vendor's protocol, 1 the same in real time, 2 ISAPI; null when
   *     absent
   */
  public record Holder(@Nullable Integer type, String address) {}

  /** Empty when the document is none. */
  public static Optional<DeployHolders> of(IsapiDocument document) {
    Fields fields = document.under(ROOT);
    if (!document.isNamed(ROOT) && !fields.has("DeployList")) {
      return Optional.empty();
    }
    List<Holder> holders = new ArrayList<>();
    for (Fields element : fields.list("DeployList")) {
      Fields inner = element.child("Content");
      Fields holder = inner.isEmpty() ? element : inner;
      String address = holder.text("ipAddr");
      if (address != null) {
        holders.add(new Holder(holder.integer("deployType"), address));
      }
    }
    return Optional.of(new DeployHolders(holders));
  }

  /** Their addresses, each once. */
  public List<String> addresses() {
    return holders.stream().map(Holder::address).distinct().toList();
  }
}
