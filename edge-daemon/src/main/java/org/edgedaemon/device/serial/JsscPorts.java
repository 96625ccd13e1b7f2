package org.edgedaemon.device.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import jssc.SerialPort;
import jssc.SerialPortException;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.jspecify.annotations.Nullable;

/** Opens ports by jSSC. */
final class JsscPorts implements Ports {

  @Override
  public Port open(SerialConfig config) {
    try {
      SerialPort port = new SerialPort(config.port());
      port.openPort();
      return prepared(port, config);
    } catch (SerialPortException e) {
      throw refusal(config, e);
    } catch (LinkageError e) {
      throw new DeviceException(
          Reason.UNSUPPORTED,
          "device "
              + config.id()
              + ": the library for serial ports cannot be loaded ("
              + e.getMessage()
              + "); start by bin/edge-daemon, or set -Djssc.boot.library.path to the folder of"
              + " lib/natives that fits this machine; either way -Djava.io.tmpdir must be a folder"
              + " that may be written",
          e);
    }
  }

  @Override
  public @Nullable Object at(String path) {
    if (!path.startsWith("/")) {
      return path;
    }
    try {
      Path port = Path.of(path).toRealPath();
      Object key = Files.readAttributes(port, BasicFileAttributes.class).fileKey();
      return port + "#" + key;
    } catch (IOException e) {
      return null;
    }
  }

  private static Port prepared(SerialPort port, SerialConfig config) throws SerialPortException {
    JsscPort prepared = new JsscPort(port, config.line());
    boolean good = false;
    try {
      good = prepared.set() || isPseudoTerminal(config.port());
    } finally {
      if (!good) {
        prepared.close();
      }
    }
    if (!good) {
      throw new DeviceException(
          Reason.UNSUPPORTED,
          "device "
              + config.id()
              + ": port "
              + config.port()
              + " does not take the line settings "
              + config.line()
              + "; check baud, data_bits, parity and stop_bits");
    }
    port.setFlowControlMode(SerialPort.FLOWCONTROL_NONE);
    return prepared;
  }

  /** It has no modem lines, so it refuses the last of the settings, and needs none of them. */
  private static boolean isPseudoTerminal(String path) {
    try {
      return Path.of(path).toRealPath().startsWith("/dev/pts");
    } catch (IOException e) {
      return false;
    }
  }

  private static DeviceException refusal(SerialConfig config, SerialPortException e) {
    String port = "device " + config.id() + ": port " + config.port();
    return switch (Objects.requireNonNullElse(e.getExceptionType(), "")) {
      case SerialPortException.TYPE_PORT_NOT_FOUND ->
          new DeviceException(
              Reason.UNREACHABLE, port + " is not there; is the reader plugged in?", e);
      case SerialPortException.TYPE_PORT_BUSY ->
          new DeviceException(
              Reason.BUSY, port + " is held by another program; end that program", e);
      case SerialPortException.TYPE_PERMISSION_DENIED ->
          new DeviceException(
              Reason.UNREACHABLE,
              port
                  + " may not be opened; let the service's user into the group that owns the port"
                  + " (dialout), and the unit see it (PrivateDevices=no)",
              e);
      case SerialPortException.TYPE_INCORRECT_SERIAL_PORT ->
          new DeviceException(Reason.UNSUPPORTED, port + " is no serial port", e);
      default ->
          new DeviceException(
              Reason.BROKEN, port + " could not be opened: " + e.getExceptionType(), e);
    };
  }
}
