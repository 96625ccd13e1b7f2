package org.edgedaemon.simulator.zk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;

/** Does by the book what a client does: one request, one answer. For well-behaved terminals. */
final class PlainClient implements AutoCloseable {
  final RawTcpClient raw;
  private int session;
  private int replyId;

  PlainClient(ZkTerminal terminal) throws IOException {
    raw = new RawTcpClient(terminal);
    byte[] answer = ask(1000);
    session = Wire.u16(answer, 4);
  }

  int session() {
    return session;
  }

  byte[] ask(int command, byte... data) throws IOException {
    tell(command, data);
    return raw.readPayload();
  }

  void tell(int command, byte... data) throws IOException {
    raw.send(RawFrames.hex(command, session, replyId++, data));
  }

  int askCode(int command, byte... data) throws IOException {
    return Wire.u16(ask(command, data), 0);
  }

  void acknowledgeEvent() throws IOException {
    raw.send(RawFrames.hex(2000, session, 0));
  }

  void register() throws IOException {
    assertThat(askCode(500, Wire.u32s(1))).isEqualTo(2000);
  }

  byte[] requestLog() throws IOException {
    return ask(1503, HexFormat.of().parseHex("010d000000000000000000"));
  }

  /** The whole attendance dataset, in chunks. */
  byte[] readLog(int chunk) throws IOException {
    byte[] ready = requestLog();
    if (Wire.u16(ready, 0) == 1501) {
      return data(ready);
    }
    int size = (int) Wire.u32(ready, 9);
    ByteArrayOutputStream all = new ByteArrayOutputStream(size);
    for (int start = 0; start < size; start += chunk) {
      readChunk(start, Math.min(chunk, size - start), all);
    }
    assertThat(askCode(1502)).isEqualTo(2000);
    return all.toByteArray();
  }

  void readChunk(int start, int size, ByteArrayOutputStream all) throws IOException {
    byte[] answer = ask(1504, Wire.u32s(start, size));
    if (Wire.u16(answer, 0) == 1501) {
      all.writeBytes(data(answer));
      return;
    }
    assertThat(Wire.u16(answer, 0)).isEqualTo(1500);
    assertThat(Wire.u32(answer, 8)).isEqualTo(size);
    int part = 0;
    for (byte[] next = raw.readPayload(); Wire.u16(next, 0) != 2000; next = raw.readPayload()) {
      if (Wire.u16(next, 0) == 500) {
        acknowledgeEvent();
        continue;
      }
      assertThat(Wire.u16(next, 4)).isEqualTo(part++);
      assertThat(Wire.u16(next, 6)).isEqualTo(replyId - 1);
      all.writeBytes(data(next));
    }
  }

  static byte[] data(byte[] payload) {
    return java.util.Arrays.copyOfRange(payload, 8, payload.length);
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
