package org.edgedaemon.device.serial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A port in memory, for what a real one does too seldom: it can hang, vanish and change. */
final class FakePort implements Port, Ports {
  private final Deque<Byte> input = new ArrayDeque<>();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private @Nullable Object identity = "one";
  private @Nullable IOException fault;
  private boolean hanging;
  private boolean writing;
  private int opened;
  private int closed;
  private int closedWhileWriting;

  @Override
  public synchronized Port open(SerialConfig config) {
    opened++;
    return this;
  }

  @Override
  public synchronized @Nullable Object at(String path) {
    return identity;
  }

  @Override
  public synchronized int available() throws IOException {
    if (fault != null) {
      throw fault;
    }
    return input.size();
  }

  @Override
  public synchronized byte[] read(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = input.remove();
    }
    return bytes;
  }

  @Override
  public synchronized void write(byte[] bytes) throws IOException {
    writing = true;
    try {
      while (hanging) {
        wait();
      }
      output.write(bytes);
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      writing = false;
    }
  }

  @Override
  public synchronized void discardOutput() {
    hanging = false;
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed++;
    closedWhileWriting += writing ? 1 : 0;
  }

  synchronized void say(String text) {
    for (char c : text.toCharArray()) {
      input.add((byte) c);
    }
  }

  synchronized void hang() {
    hanging = true;
  }

  synchronized void stand(@Nullable Object other) {
    identity = other;
  }

  synchronized void breakOff() {
    fault = new IOException("Input/output error");
  }

  synchronized boolean isWriting() {
    return writing;
  }

  synchronized String told() {
    return output.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  synchronized int unread() {
    return input.size();
  }

  synchronized int opened() {
    return opened;
  }

  synchronized int closed() {
    return closed;
  }

  synchronized int closedWhileWriting() {
    return closedWhileWriting;
  }
}
