package org.edgedaemon.config;

import org.edgedaemon.admin.AdminConfig;
import org.edgedaemon.secret.Secret;

/** {@code admin:}. */
final class AdminBinder {
  private AdminBinder() {}

  static AdminConfig bind(Section section) {
    HostPort listen =
        section.or(
            "listen",
            HostPort.parser(AdminConfig.DEFAULT_PORT, 0),
            new HostPort(AdminConfig.DEFAULT_HOST, AdminConfig.DEFAULT_PORT));
    Secret token = Secrets.read(section, "token");
    section.refuseOthers();
    if (!listen.isLoopback()) {
      section.warning(
          "listen", "others in the network can read the health and metrics of this daemon");
    }
    return new AdminConfig(listen.host(), listen.port(), token);
  }
}
