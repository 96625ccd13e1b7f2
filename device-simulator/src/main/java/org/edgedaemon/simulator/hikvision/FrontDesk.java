package org.edgedaemon.simulator.hikvision;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/** Has requests answered: faults, login, page. Event loop only. */
final class FrontDesk {
  final Gatekeeper gate;
  final Answers answers;
  final StreamHall hall;
  final PushDesk pushes;
  private final HikvisionCore core;
  private final Routes routes;
  private final Set<ClientConnection> connections = new LinkedHashSet<>();

  FrontDesk(HikvisionCore core, Gatekeeper gate, StreamHall hall, PushDesk pushes) {
    this.core = core;
    this.gate = gate;
    this.hall = hall;
    this.pushes = pushes;
    this.routes = new Routes(core, hall, pushes);
    this.answers = new Answers(core.http);
  }

  void came(ClientConnection connection) {
    connections.add(connection);
    core.meter.connected();
  }

  void gone(ClientConnection connection, boolean clean) {
    connections.remove(connection);
    core.meter.disconnected();
    hall.gone(connection, clean);
  }

  void restart() {
    hall.restart();
    pushes.restart();
    gate.restart();
    routes.restart();
    connections.forEach(ClientConnection::abandon);
  }

  void announce(LoggedEvent event) {
    hall.live(event);
    pushes.live(event);
  }

  void closeAll() {
    List.copyOf(connections).forEach(ClientConnection::close);
  }

  void cutAll() {
    pushes.pause();
    List.copyOf(connections).forEach(ClientConnection::reset);
  }

  /**
   * A request is complete.
   *
   * @param open requests in the works, with this one
   */
  void arrived(ClientConnection connection, Call call, int open) {
    core.meter.trace(call.method + " " + call.target);
    if (open > core.http.busyBeyond) {
      connection.send(call, Refused.BUSY.reply(call));
      return;
    }
    long millis = core.http.thinks.toMillis();
    if (millis > 0) {
      Future<?> unused = connection.after(millis, () -> work(connection, call));
    } else {
      work(connection, call);
    }
  }

  private void work(ClientConnection connection, Call call) {
    Optional<HikvisionFault> early = core.faults.early(call.path);
    if (early.isPresent()) {
      misbehave(connection, call, early.get());
      return;
    }
    Reply refused = gate.check(call);
    if (refused != null) {
      connection.send(call, refused);
      return;
    }
    Optional<HikvisionFault> fault = core.faults.ofAnswer(call.path);
    if (fault.isPresent()) {
      misbehave(connection, call, fault.get());
    } else {
      serve(connection, call);
    }
  }

  private void serve(ClientConnection connection, Call call) {
    if (streams(call)) {
      stream(connection, call);
    } else {
      connection.send(call, routes.answer(call));
    }
  }

  /** Late, and then as if nothing had been. */
  private void serveLate(ClientConnection connection, Call call, boolean beforeLogin) {
    Reply refused = beforeLogin ? gate.check(call) : null;
    if (refused == null) {
      serve(connection, call);
    } else {
      connection.send(call, refused);
    }
  }

  private boolean streams(Call call) {
    return call.get() && call.path.equals(Routes.STREAM) && !core.http.missing.contains(call.path);
  }

  private void stream(ClientConnection connection, Call call) {
    if (hall.free()) {
      connection.turnIntoStream();
      hall.open(connection, call);
      return;
    }
    core.meter.streamRefused();
    switch (core.stream.slotRefusal) {
      case STATUS_503 -> connection.send(call, Refused.slot(503).reply(call));
      case STATUS_403 -> connection.send(call, Refused.slot(403).reply(call));
      case STATUS_404 -> connection.send(call, Refused.slot(404).reply(call));
      case STATUS_VALUE_503 -> connection.send(call, statusValue());
      case EMPTY -> connection.send(call, new Reply(200, Reply.XML, new byte[0], List.of(), true));
      case HANG -> core.meter.trace("the stream hangs");
    }
  }

  private static Reply statusValue() {
    String body = "{\"statusValue\":503,\"statusString\":\"deployExceedMax\"}";
    return new Reply(200, Reply.JSON, body.getBytes(StandardCharsets.UTF_8), List.of(), true);
  }

  /** What would be answered without the fault. */
  private Reply usual(Call call, HikvisionFault fault) {
    Reply refused = fault.beforeLogin() ? gate.check(call) : null;
    return refused == null ? routes.answer(call) : refused;
  }

  private void misbehave(ClientConnection connection, Call call, HikvisionFault fault) {
    switch (fault.kind()) {
      case BUSY -> connection.send(call, Refused.BUSY.reply(call));
      case STATUS ->
          connection.send(
              call,
              new Refused(fault.number(), 3, "Device Error", "deviceError", 0, "").reply(call));
      case HTML -> connection.send(call, Reply.html(200, "Document Error"));
      case BOGUS_401 -> connection.send(call, gate.bogus(call));
      case STALL -> core.meter.trace("no answer is given");
      case HANG_UP -> connection.close();
      case RESET -> connection.reset();
      case DELAY -> {
        Future<?> unused =
            connection.after(
                fault.number(), () -> serveLate(connection, call, fault.beforeLogin()));
      }
      default -> spoil(connection, call, fault);
    }
  }

  private void spoil(ClientConnection connection, Call call, HikvisionFault fault) {
    Reply usual = usual(call, fault);
    byte[] body = usual.body();
    byte[] half = Arrays.copyOf(body, body.length / 2);
    switch (fault.kind()) {
      case MALFORMED -> connection.send(call, usual.body(half));
      case OVERSIZE -> connection.send(call, usual.body(blanks(body, fault.number())));
      case DRIP -> drip(connection, answers.write(usual, true), fault.number());
      default -> {
        byte[] head = answers.head(usual, false, body.length);
        ChannelFuture sent = connection.raw(Unpooled.wrappedBuffer(head, half));
        switch (fault.kind()) {
          case RESET_IN_BODY -> sent.addListener(done -> connection.reset());
          case CUT_BODY -> sent.addListener(done -> connection.close());
          default -> core.meter.trace("half of the answer is given");
        }
      }
    }
  }

  private static byte[] blanks(byte[] body, int more) {
    byte[] all = Arrays.copyOf(body, body.length + more);
    Arrays.fill(all, body.length, all.length, (byte) ' ');
    return all;
  }

  private void drip(ClientConnection connection, ByteBuf bytes, int millis) {
    ChannelFuture sent = connection.raw(bytes.readRetainedSlice(1));
    if (!bytes.isReadable()) {
      bytes.release();
      sent.addListener(done -> connection.close());
      return;
    }
    Future<?> unused = connection.after(millis, () -> dripOn(connection, bytes, millis));
  }

  private void dripOn(ClientConnection connection, ByteBuf bytes, int millis) {
    if (connections.contains(connection)) {
      drip(connection, bytes, millis);
    } else {
      bytes.release();
    }
  }
}
