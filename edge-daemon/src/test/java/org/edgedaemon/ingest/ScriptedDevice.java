package org.edgedaemon.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.punch.DeviceId;

/** A device whose answers the test gives. Reads wait until the test ends them. */
final class ScriptedDevice implements Device {
  final DeviceId id;
  final List<Session> sessions = new ArrayList<>();
  final List<ConnectRequest> requests = new ArrayList<>();
  Reason refuses;
  DeviceException refusal;
  CompletableFuture<DeviceSession> pending;
  int connects;
  PunchListener listener;

  ScriptedDevice(String id) {
    this.id = new DeviceId(id);
  }

  @Override
  public DeviceId id() {
    return id;
  }

  @Override
  public DeviceStatus status() {
    return DeviceStatus.idle();
  }

  @Override
  public CompletionStage<DeviceSession> connect(ConnectRequest request) {
    connects++;
    requests.add(request);
    listener = request.listener();
    if (pending != null) {
      return pending;
    }
    if (refusal != null) {
      return CompletableFuture.failedFuture(refusal);
    }
    if (refuses != null) {
      return CompletableFuture.failedFuture(new DeviceException(refuses, "refused: " + refuses));
    }
    Session session = new Session();
    sessions.add(session);
    return CompletableFuture.completedFuture(session);
  }

  ConnectRequest lastRequest() {
    return requests.get(requests.size() - 1);
  }

  Session session() {
    return sessions.get(sessions.size() - 1);
  }

  static final class Session implements DeviceSession {
    final List<ReadRequest> requests = new ArrayList<>();
    final List<CompletableFuture<ReadReport>> reads = new ArrayList<>();
    final List<String> order = new ArrayList<>();
    final CompletableFuture<Void> closed = new CompletableFuture<>();
    int listens;
    int closes;

    @Override
    public CompletionStage<ReadReport> read(ReadRequest request) {
      order.add("read");
      requests.add(request);
      CompletableFuture<ReadReport> read = new CompletableFuture<>();
      reads.add(read);
      return read;
    }

    ReadRequest lastRequest() {
      return requests.get(requests.size() - 1);
    }

    CompletableFuture<ReadReport> lastRead() {
      return reads.get(reads.size() - 1);
    }

    @Override
    public CompletionStage<Void> listen() {
      order.add("listen");
      listens++;
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> closed() {
      return closed;
    }

    @Override
    public CompletionStage<Void> close() {
      closes++;
      closed.complete(null);
      return closed;
    }
  }
}
