package org.edgedaemon.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.jspecify.annotations.Nullable;

/**
 * The one session with a device: opened, listened on, lost, let go. Lives on the scheduler's
 * thread, and tells its end there.
 */
final class Line {
  private final Device device;
  private final boolean live;
  private final Scheduler scheduler;
  private final End end;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private @Nullable DeviceSession session;
  private boolean connecting;
  private boolean listening;
  private boolean stopped;

  /** {@code live}: real-time events are wanted too. */
  Line(Device device, boolean live, Scheduler scheduler, End end) {
    this.device = device;
    this.live = live;
    this.scheduler = scheduler;
    this.end = end;
  }

  /** Who uses the line. */
  interface End {
    /** The device let us in. */
    void connected();

    /** The device gives no real-time events. */
    void notLive(Throwable reason);

    /** The session may be read from. */
    void ready(DeviceSession session);

    /** There is no session, or none any more. */
    void down(DeviceException why);
  }

  /** The session that may be read from, if there is one. */
  @Nullable DeviceSession open() {
    return listening ? null : session;
  }

  boolean isConnected() {
    return session != null;
  }

  /** Whether this very session is still the one. */
  boolean isOn(DeviceSession candidate) {
    return session == candidate;
  }

  /** Opens a session, unless there is one, or one is being opened: then it returns false. */
  boolean connect(ConnectRequest request) {
    if (stopped || connecting || session != null) {
      return false;
    }
    connecting = true;
    device
        .connect(request)
        .whenComplete((open, failure) -> scheduler.execute(() -> answered(open, failure)));
    return true;
  }

  /** Lets the device go until the next {@link #connect}. */
  void hangUp() {
    DeviceSession open = session;
    session = null;
    listening = false;
    if (open != null) {
      open.close();
    }
  }

  /** Ends it politely, for ever; completes when the device has been let go. */
  CompletionStage<Void> stop() {
    stopped = true;
    DeviceSession open = session;
    if (open != null) {
      open.close().whenComplete((nothing, failure) -> ended.complete(null));
    } else if (!connecting) {
      ended.complete(null);
    }
    return ended;
  }

  private void answered(@Nullable DeviceSession open, @Nullable Throwable failure) {
    connecting = false;
    if (open == null) {
      if (stopped) {
        ended.complete(null);
      } else {
        end.down(Failures.asDevice(device.id(), failure));
      }
      return;
    }
    if (stopped) {
      open.close().whenComplete((nothing, ignored) -> ended.complete(null));
      return;
    }
    session = open;
    open.closed().whenComplete((nothing, reason) -> scheduler.execute(() -> lost(open, reason)));
    if (live) {
      listening = true;
      end.connected();
      listen(open);
    } else {
      end.connected();
      end.ready(open);
    }
  }

  /** Before the first read: what that is too early for, an event brings. */
  private void listen(DeviceSession open) {
    open.listen()
        .whenComplete((nothing, failure) -> scheduler.execute(() -> listening(open, failure)));
  }

  private void listening(DeviceSession open, @Nullable Throwable failure) {
    if (session != open) {
      return;
    }
    listening = false;
    if (failure != null) {
      end.notLive(failure);
    }
    end.ready(open);
  }

  private void lost(DeviceSession ending, @Nullable Throwable reason) {
    if (session != ending) {
      return;
    }
    session = null;
    listening = false;
    if (!stopped) {
      end.down(
          reason == null
              ? broken("device " + device.id() + " closed the connection")
              : Failures.asDevice(device.id(), reason));
    }
  }

  static DeviceException broken(String message) {
    return new DeviceException(Reason.BROKEN, message);
  }
}
