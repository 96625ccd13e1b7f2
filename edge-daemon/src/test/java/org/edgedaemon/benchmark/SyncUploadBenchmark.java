package org.edgedaemon.benchmark;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.dataset.Upload;
import org.edgedaemon.dataset.UploadResult;
import org.edgedaemon.dataset.cloud.RestCloud;
import org.edgedaemon.dataset.cloud.RestCloudConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.simulator.cloudapi.ListShape;

/** A video of 2 GiB to a cloud that hashes it: memory, and time beside a bare socket's. */
public final class SyncUploadBenchmark {
  private static final long SIZE = 2L << 30;
  private static final long MIB = 1 << 20;
  private static final double GOAL_MIB = 64;

  private final AtomicLong mostBuffers = new AtomicLong();

  private SyncUploadBenchmark() {}

  public static void main(String[] args) throws Exception {
    new SyncUploadBenchmark().run();
    System.exit(0);
  }

  private void run() throws Exception {
    EventLoopGroup loops = new NioEventLoopGroup(2);
    try (WorkFolder folder = new WorkFolder();
        SyncCloudPeer peer = new SyncCloudPeer(ListShape.IDS, 1);
        HttpClients clients = new HttpClients(loops, "edge-daemon/benchmark", System::nanoTime);
        RestCloud cloud = open(peer, clients)) {
      Path file = sparse(folder.path().resolve("video.mp4"));
      double seconds = upload(cloud, file);
      double raw = bare(file);
      tell(seconds, raw);
    } finally {
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  private static RestCloud open(SyncCloudPeer peer, HttpClients clients) {
    RestCloudConfig config =
        new RestCloudConfig(
            URI.create(peer.url()),
            null,
            RestCloudConfig.DEFAULT_TIMEOUT,
            Duration.ofMinutes(20),
            4,
            null);
    return new RestCloud(config, clients, Instant::now, System::nanoTime, new Random(1));
  }

  private double upload(RestCloud cloud, Path file) throws Exception {
    AtomicLong sent = new AtomicLong();
    long start = System.nanoTime();
    Upload upload =
        new Upload(
            "videos",
            "video.mp4",
            file,
            SIZE,
            "video/mp4",
            0,
            octets -> {
              if (sent.addAndGet(octets) % (16 * MIB) < octets) {
                mostBuffers.accumulateAndGet(buffers(), Math::max);
              }
            });
    UploadResult result = cloud.upload(upload).toCompletableFuture().get(20, TimeUnit.MINUTES);
    if (!(result instanceof UploadResult.Stored) || sent.get() != SIZE) {
      throw new IllegalStateException("not stored: " + result + ", sent " + sent.get());
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** The same octets over a blocking socket to somebody who only reads. */
  private static double bare(Path file) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread reader = new Thread(() -> drain(server), "drain");
      reader.start();
      long start = System.nanoTime();
      try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
          FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        OutputStream out = socket.getOutputStream();
        byte[] chunk = new byte[64 * 1024];
        for (int n = channel.read(ByteBuffer.wrap(chunk));
            n > 0;
            n = channel.read(ByteBuffer.wrap(chunk))) {
          out.write(chunk, 0, n);
        }
        socket.shutdownOutput();
        reader.join();
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static void drain(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void tell(double seconds, double raw) {
    long heap = Runtime.getRuntime().maxMemory() / MIB;
    double buffers = mostBuffers.get() / (double) MIB;
    new Row(
            "a 2 GiB file uploaded to a cloud that hashes it, heap at most " + heap + " MiB",
            "buffers outside the heap <= 64 MiB",
            "%s s, %s MiB/s, %s MiB of buffers"
                .formatted(
                    Row.number(seconds), Row.number(SIZE / MIB / seconds), Row.number(buffers)),
            "bare socket, nobody hashes: " + Row.number(raw) + " s",
            Row.number(seconds / raw),
            buffers <= GOAL_MIB)
        .tell();
  }

  private static long buffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum()
        + io.netty.buffer.PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
  }

  private static Path sparse(Path file) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(SIZE);
      for (long at = 0; at < SIZE; at += 256 * MIB) {
        out.seek(at);
        out.writeLong(at + 1);
      }
    }
    return file;
  }
}
