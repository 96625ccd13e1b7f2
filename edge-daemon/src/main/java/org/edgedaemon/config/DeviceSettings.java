package org.edgedaemon.config;

import java.net.URI;
import org.edgedaemon.device.api.ApiConfig;
import org.edgedaemon.device.hikvision.HikvisionConfig;
import org.edgedaemon.device.serial.SerialConfig;
import org.edgedaemon.device.zk.ZkConfig;
import org.edgedaemon.ingest.PollConfig;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/** One device of the etc file. A sealed family: one record per kind. */
public sealed interface DeviceSettings {
  DeviceId id();

  /** For people. */
  String name();

  /** As in the etc file. */
  String kind();

  /** Where it is, without secrets. */
  String address();

  boolean enabled();

  PollConfig poll();

  /**
   * Where {@code device arm} has it push its events to, for people and without the secret path;
   * null when it is not meant to push.
   */
  @Nullable String pushesTo();

  /** {@code kind: zk}. */
  record Zk(ZkConfig config, PollConfig poll, boolean enabled) implements DeviceSettings {
    @Override
    public DeviceId id() {
      return config.id();
    }

    @Override
    public String name() {
      return config.name();
    }

    @Override
    public String kind() {
      return "zk";
    }

    @Override
    public String address() {
      return config.host() + ":" + config.port();
    }

    @Override
    public @Nullable String pushesTo() {
      return null;
    }
  }

  /** {@code kind: hikvision}. */
  record Hikvision(HikvisionConfig config, PollConfig poll, boolean enabled)
      implements DeviceSettings {
    @Override
    public DeviceId id() {
      return config.id();
    }

    @Override
    public String name() {
      return config.name();
    }

    @Override
    public String kind() {
      return "hikvision";
    }

    @Override
    public String address() {
      return config.url().toString();
    }

    @Override
    public @Nullable String pushesTo() {
      HikvisionConfig.Webhook webhook = config.webhook();
      if (webhook == null) {
        return null;
      }
      URI announce = webhook.announce();
      return announce == null
          ? "port " + webhook.listenPort() + " of this machine's address as the terminal sees it"
          : announce.toString();
    }
  }

  /** {@code kind: serial}. */
  record Serial(SerialConfig config, PollConfig poll, boolean enabled) implements DeviceSettings {
    @Override
    public DeviceId id() {
      return config.id();
    }

    @Override
    public String name() {
      return config.name();
    }

    @Override
    public String kind() {
      return "serial";
    }

    @Override
    public String address() {
      return config.port();
    }

    @Override
    public @Nullable String pushesTo() {
      return null;
    }
  }

  /** {@code kind: api}. */
  record Api(ApiSettings api, PollConfig poll, boolean enabled) implements DeviceSettings {
    @Override
    public DeviceId id() {
      return api.config().id();
    }

    @Override
    public String name() {
      return api.config().name();
    }

    @Override
    public String kind() {
      return ApiConfig.KIND;
    }

    @Override
    public String address() {
      return api.listen() == null ? "admin port" : api.listen().toString();
    }

    @Override
    public @Nullable String pushesTo() {
      return null;
    }
  }
}
