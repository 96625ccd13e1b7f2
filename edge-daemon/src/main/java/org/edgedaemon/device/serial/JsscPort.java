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
  private final LineSettings line;

  JsscPort(SerialPort port, LineSettings line) {
    this.port = port;
    this.line = line;
  }

  /** False when the port does not take the settings. */
  boolean set() throws SerialPortException {
    return port.setParams(
        line.baud(), line.dataBits(), stopBits(), parity(), line.rts(), line.dtr());
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

  /** Discarding alone does not wake a writer on every kind of port; settings, even the same, do. */
  @Override
  public void discardOutput() throws IOException {
    port.purgePort(SerialPort.PURGE_TXCLEAR | SerialPort.PURGE_TXABORT);
    set();
  }

  @Override
  public void close() {
    try {
      port.closePort();
    } catch (SerialPortException e) {
      log.debug("closing {}: {}", port.getPortName(), e.getExceptionType());
    }
  }

  private int stopBits() {
    return switch (line.stopBits()) {
      case ONE -> SerialPort.STOPBITS_1;
      case ONE_AND_A_HALF -> SerialPort.STOPBITS_1_5;
      case TWO -> SerialPort.STOPBITS_2;
    };
  }

  private int parity() {
    return switch (line.parity()) {
      case NONE -> SerialPort.PARITY_NONE;
      case ODD -> SerialPort.PARITY_ODD;
      case EVEN -> SerialPort.PARITY_EVEN;
      case MARK -> SerialPort.PARITY_MARK;
      case SPACE -> SerialPort.PARITY_SPACE;
    };
  }
}
