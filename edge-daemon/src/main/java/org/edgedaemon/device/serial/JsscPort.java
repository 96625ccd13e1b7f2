package org.edgedaemon.device.serial;

import java.io.IOException;
import jssc.SerialPort;
import jssc.SerialPortException;
import jssc.SerialPortTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port by jSSC. Its blocking read never comes back from an unplugged port, and its events do not
 * tell of one, so only what waits is read, and with a time.
 */
final class JsscPort implements Port {
  private static final Logger log = LoggerFactory.getLogger(JsscPort.class);
  private static final int READ_MILLIS = 1_000;

  private final SerialPort port;

  JsscPort(SerialPort port) {
    this.port = port;
  }

  @Override
  public int available() throws IOException {
    return port.getInputBufferBytesCount();
  }

  @Override
  public byte[] read(int count) throws IOException {
    try {
      return port.readBytes(count, READ_MILLIS);
    } catch (SerialPortTimeoutException e) {
      throw new IOException("bytes that were there are gone", e);
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    if (!port.writeBytes(bytes)) {
      throw new IOException("the port did not take a reply");
    }
  }

  @Override
  public void discardOutput() throws IOException {
    port.purgePort(SerialPort.PURGE_TXCLEAR | SerialPort.PURGE_TXABORT);
  }

  @Override
  public void close() {
    try {
      port.closePort();
    } catch (SerialPortException e) {
      log.debug("closing {}: {}", port.getPortName(), e.getExceptionType());
    }
  }
}
