package org.edgedaemon.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.admin.AdminConfig;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.hub.HubConfig;
import org.edgedaemon.replica.hub.SlaveAccess;
import org.edgedaemon.replica.jdbc.ReplicaDatabase;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** {@code master:}. */
final class MasterBinder {
  private static final int DEFAULT_PORT = 8473;
  private static final int LEAST_TOKEN = 16;
  private static final int MAX_RATE = 10_000;
  private static final long LEAST_BODY = 64 * 1024;
  private static final long MOST_BODY = 64L * 1024 * 1024;
  private static final Duration LEAST_WATCH = Duration.ofMillis(100);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  private MasterBinder() {}

  /** Null when there is none, or when something is bad, which then is noted. */
  static @Nullable MasterSettings bind(Section root, AdminConfig admin) {
    if (!root.has("master")) {
      return null;
    }
    Section section = root.section("master");
    HostPort listen = section.required("listen", HostPort.parser(DEFAULT_PORT, 0));
    if (listen != null) {
      check(section, listen, new HostPort(admin.host(), admin.port()));
    }
    ReplicaDatabase database = ReplicaDatabaseBinder.bind(section);
    boolean triggers = ReplicaDatabaseBinder.triggers(section);
    ReplicaTables tables = ReplicaTables.bind(section, false);
    List<SlaveAccess> slaves = slaves(section);
    HubConfig hub = tables.specs().isEmpty() ? null : hub(section, tables.specs(), slaves);
    section.refuseOthers();
    return listen == null || database == null || hub == null
        ? null
        : new MasterSettings(hub, listen.host(), listen.port(), database, triggers, tables.plans());
  }

  private static void check(Section section, HostPort listen, HostPort admin) {
    if (listen.port() != 0 && listen.clashesWith(admin)) {
      section.problem("listen", "is where the admin port is: take another port");
    }
    if (!listen.isLoopback()) {
      section.warning(
          "listen",
          "is plain http in the network: tokens and rows travel readable for others; put a proxy"
              + " with TLS in front of it");
    }
  }

  private static HubConfig hub(
      Section section, Map<TableName, TableSpec> tables, List<SlaveAccess> slaves) {
    long maxBody =
        section.or("max_body", Quantities.size(LEAST_BODY), (long) HubConfig.DEFAULT_MAX_BODY);
    if (maxBody > MOST_BODY) {
      section.problem("max_body", "is more than 64MiB");
    }
    return new HubConfig(
        tables,
        slaves,
        section.or("rate", Quantities.number(1, MAX_RATE), HubConfig.DEFAULT_RATE),
        (int) Math.min(MOST_BODY, maxBody),
        section.or("watch", Quantities.duration(LEAST_WATCH, DAY), HubConfig.DEFAULT_WATCH),
        section.or("compare_every", Quantities.duration(SECOND, DAY), HubConfig.DEFAULT_COMPARE),
        section.or("retention", Quantities.duration(DAY), HubConfig.DEFAULT_RETENTION));
  }

  private static List<SlaveAccess> slaves(Section section) {
    List<SlaveAccess> slaves = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<Secret> tokens = new HashSet<>();
    for (Section one : section.sections("slaves")) {
      String id = one.required("id", MasterBinder::id);
      Secret token = Secrets.required(one, "token");
      one.refuseOthers();
      if (id != null && !ids.add(id)) {
        one.problem("id", "is there twice");
      } else if (token != null && token.reveal().length() < LEAST_TOKEN) {
        one.problem(
            Secrets.keyOf(one, "token"),
            "the token is shorter than "
                + LEAST_TOKEN
                + " characters; make one by: openssl rand -hex 24");
      } else if (token != null && !tokens.add(token)) {
        one.problem(
            Secrets.keyOf(one, "token"), "is the token of another slave: give each its own");
      } else if (id != null && token != null) {
        slaves.add(new SlaveAccess(id, token));
      }
    }
    if (!section.has("slaves")) {
      section.warning("slaves", "is missing: nobody may call this master");
    }
    return slaves;
  }

  static Parsed<String> id(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
        ? Parsed.good(text)
        : Parsed.bad("is not an id: 1 to 64 letters, digits, dots, dashes or underscores");
  }
}
