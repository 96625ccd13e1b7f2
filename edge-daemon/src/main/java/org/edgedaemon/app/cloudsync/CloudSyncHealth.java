package org.edgedaemon.app.cloudsync;

import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.admin.SyncView;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.health.HealthCheck;
import org.jspecify.annotations.Nullable;

/** What the last run of cloud sync came to, and when the next one begins. */
record CloudSyncHealth(CloudSyncOffice office, SyncFigures figures) implements HealthCheck {
  @Override
  public ComponentHealth check() {
    SyncView view = SyncViews.of(office.desk().status(), figures.last().orElse(null));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("running", view.running() != null);
    Ended last = view.last();
    if (last != null) {
      facts.put("last_run", last.id());
      facts.put("last_end", last.endedAt().toString());
    }
    figures.lastSuccess().ifPresent(run -> facts.put("last_success", run.endedAt().toString()));
    if (view.next() != null) {
      facts.put("next", view.next().toString());
    }
    return new ComponentHealth("cloud-sync", "cloud", result(last), facts);
  }

  private static CheckResult result(@Nullable Ended last) {
    if (last == null) {
      return CheckResult.ok("no run yet");
    }
    String text = "the last run: " + last.verdict();
    return last.success() ? CheckResult.ok(text) : CheckResult.degraded(text);
  }
}
