package org.edgedaemon.simulator.zk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;

/** Speaks in hexadecimal, over TCP. Blanks are for the reader. */
final class RawTcpClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;
  private final Socket socket;

  RawTcpClient(ZkTerminal terminal) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), terminal.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
  }

  RawTcpClient send(String hex) throws IOException {
    socket.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
    return this;
  }

  /** Reads as many bytes as are expected and compares them. */
  RawTcpClient expect(String hex) throws IOException {
    String wanted = hex.replace(" ", "");
    assertThat(read(wanted.length() / 2)).isEqualTo(wanted);
    return this;
  }

  String read(int count) throws IOException {
    return HexFormat.of().formatHex(socket.getInputStream().readNBytes(count));
  }

  /** Reads one frame and returns its payload. */
  byte[] readPayload() throws IOException {
    byte[] prefix = socket.getInputStream().readNBytes(8);
    assertThat(HexFormat.of().formatHex(prefix, 0, 4)).isEqualTo("5050827d");
    return socket.getInputStream().readNBytes((int) Wire.u32(prefix, 4));
  }

  boolean ended() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  void patience(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
