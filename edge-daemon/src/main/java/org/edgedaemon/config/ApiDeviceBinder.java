package org.edgedaemon.config;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.edgedaemon.admin.AdminConfig;
import org.edgedaemon.device.api.ApiConfig;
import org.edgedaemon.device.api.ApiScope;
import org.edgedaemon.device.api.ApiToken;
import org.edgedaemon.ingest.PollConfig;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** {@code kind: api}. */
final class ApiDeviceBinder {
  private static final int DEFAULT_PORT = 8472;
  private static final int LEAST_TOKEN = 16;
  private static final int MOST_TOKENS = 100;
  private static final Pattern RATE = Pattern.compile("([0-9]{1,6}) ?/ ?s");
  private static final Map<String, ApiScope> SCOPES =
      Map.of(
          "punches", ApiScope.PUNCHES,
          "attendance", ApiScope.ATTENDANCE,
          "datasets", ApiScope.DATASETS);

  private final AdminConfig admin;
  private final Map<HostPort, String> listeners = new HashMap<>();
  private final Set<String> secrets = new HashSet<>();

  ApiDeviceBinder(AdminConfig admin) {
    this.admin = admin;
  }

  @Nullable DeviceSettings bind(Section section) {
    DeviceId id = section.required("id", Texts::deviceId);
    String name = section.optional("name", Texts.name(128));
    List<ApiToken> tokens = tokens(section);
    HostPort listen = section.optional("listen", HostPort.parser(DEFAULT_PORT, 1));
    int rate = section.or("rate", ApiDeviceBinder::rate, ApiConfig.DEFAULT_RATE);
    ZoneId zone = section.or("time_zone", Texts::zone, section.around().zone());
    boolean enabled = section.or("enabled", Quantities::yesOrNo, true);
    if (id == null) {
      return null;
    }
    if (enabled) {
      refuseSecondUse(section, listen, id);
    }
    return new DeviceSettings.Api(
        new ApiSettings(
            new ApiConfig(id, name == null ? id.value() : name, zone, tokens, rate),
            listen == null ? null : new ApiSettings.Listen(listen.host(), listen.port())),
        PollConfig.defaults(),
        enabled);
  }

  /** Two devices at one listener would have the same paths. */
  private void refuseSecondUse(Section section, @Nullable HostPort listen, DeviceId id) {
    HostPort adminPort = new HostPort(admin.host(), admin.port());
    if (listen != null && listen.clashesWith(adminPort)) {
      section.problem(
          "listen", "is where the admin port is: leave it out to use that, or take another port");
      return;
    }
    HostPort at = listen == null ? adminPort : listen;
    listeners.entrySet().stream()
        .filter(other -> other.getKey().clashesWith(at))
        .findFirst()
        .ifPresent(
            other ->
                section.problem(
                    listen == null ? "id" : "listen",
                    "device " + other.getValue() + " listens there: give each its own listener"));
    listeners.put(at, id.value());
    if (listen != null && !listen.isLoopback()) {
      section.warning("listen", "is plain http in the network: tokens travel readable for others");
    }
  }

  private List<ApiToken> tokens(Section section) {
    List<ApiToken> tokens = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<Section> sections = section.sections("tokens");
    if (sections.isEmpty() || sections.size() > MOST_TOKENS) {
      section.problem(
          "tokens",
          "must be 1 to "
              + MOST_TOKENS
              + " tokens, such as [{name: gate, token_file: gate.token}]");
    }
    for (Section one : sections) {
      String name = one.required("name", Texts.name(64));
      Secret secret = Secrets.read(one, "token");
      Set<ApiScope> scopes = scopes(one);
      one.refuseOthers();
      if (name != null && !names.add(name.toLowerCase(Locale.ROOT))) {
        one.problem("name", "is already the name of another token");
      }
      check(one, secret);
      if (name != null && secret != null) {
        tokens.add(new ApiToken(name, secret, scopes));
      }
    }
    return tokens;
  }

  private void check(Section one, @Nullable Secret secret) {
    String key = Secrets.keyOf(one, "token");
    if (secret == null) {
      if (!one.has("token") && !one.has("token_file")) {
        one.problem("token_file", "is missing");
      }
      return;
    }
    if (secret.reveal().length() < LEAST_TOKEN
        || !secret.reveal().chars().allMatch(c -> c > ' ' && c < 127)) {
      one.problem(
          key,
          "the token is not "
              + LEAST_TOKEN
              + " or more visible ASCII characters; make one by:"
              + " openssl rand -hex 24");
    } else if (!secrets.add(secret.reveal())) {
      one.problem(key, "is the same token as another one: give each program its own");
    }
  }

  private static Set<ApiScope> scopes(Section section) {
    List<ApiScope> scopes = section.values("scopes", Words.oneOf(SCOPES));
    if (scopes == null) {
      if (!section.has("scopes")) {
        section.problem("scopes", "is missing; such as [attendance]");
      }
      return Set.of();
    }
    if (scopes.isEmpty()) {
      section.problem("scopes", "must name at least one of attendance, datasets, punches");
      return Set.of();
    }
    return EnumSet.copyOf(scopes);
  }

  private static Parsed<Integer> rate(String text) {
    Matcher matcher = RATE.matcher(text);
    int value = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    return value < 1 || value > ApiSettings.MAX_RATE
        ? Parsed.bad("is not a rate from 1/s to " + ApiSettings.MAX_RATE + "/s")
        : Parsed.good(value);
  }
}
