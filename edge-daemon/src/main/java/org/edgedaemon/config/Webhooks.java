package org.edgedaemon.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.edgedaemon.admin.AdminConfig;
import org.edgedaemon.device.hikvision.HikvisionConfig.Webhook;

/** Refuses webhooks that could not be open together, or could not be told apart. */
final class Webhooks {
  /** One that is wanted, and who may push to it. */
  private record Wanted(String device, HostPort listen, String path, Set<String> from) {
    /** A name is told from others by its letters only. */
    boolean mayMeet(Wanted other) {
      return !Collections.disjoint(from, other.from)
          || AddressRange.overlap(ranges(), other.ranges());
    }

    private List<AddressRange> ranges() {
      List<AddressRange> ranges = new ArrayList<>();
      for (String text : from) {
        if (AddressRange.parse(text) instanceof Parsed.Good<AddressRange> good) {
          ranges.add(good.value());
        }
      }
      return ranges;
    }
  }

  private final HostPort admin;
  private final List<Wanted> wanted = new ArrayList<>();

  Webhooks(AdminConfig admin) {
    this.admin = new HostPort(admin.host(), admin.port());
  }

  void add(Section device, String id, URI url, Webhook webhook) {
    HostPort listen = new HostPort(webhook.listenHost(), webhook.listenPort());
    Set<String> from =
        webhook.from().isEmpty()
            ? Set.of(url.getHost().replaceAll("[\\[\\]]", ""))
            : webhook.from();
    Wanted next = new Wanted(id, listen, webhook.path().reveal(), from);
    if (listen.clashesWith(admin)) {
      device.problem(
          "webhook", "listens where the admin port is (" + admin + "): take another port");
    }
    wanted.stream()
        .filter(other -> clash(other, next))
        .findFirst()
        .ifPresent(other -> tell(device, other, next));
    wanted.add(next);
  }

  private static boolean clash(Wanted one, Wanted other) {
    return one.listen().equals(other.listen())
        ? one.path().equals(other.path()) && one.mayMeet(other)
        : one.listen().clashesWith(other.listen());
  }

  private static void tell(Section device, Wanted other, Wanted next) {
    device.problem(
        "webhook",
        other.listen().equals(next.listen())
            ? "has the path of device "
                + other.device()
                + " and terminals at the same address: give each its own path"
            : "listens on "
                + next.listen()
                + ", which cannot be open beside "
                + other.listen()
                + " of device "
                + other.device()
                + ": write both the same way");
  }
}
