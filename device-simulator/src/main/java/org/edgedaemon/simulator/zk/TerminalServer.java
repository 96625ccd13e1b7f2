package org.edgedaemon.simulator.zk;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.simulator.Listening;
import org.jspecify.annotations.Nullable;

/** The sockets of a terminal and the conversations on them; all on one event loop. */
final class TerminalServer implements Sessions {
  private static final int BIND_TRIES = 20;

  private final TerminalCore core;
  private final EventLoop loop;
  private final Carriers carriers;
  private final Map<Channel, Conversation> tcp = new LinkedHashMap<>();
  private final Map<InetSocketAddress, Conversation> udp = new HashMap<>();
  private final Map<Conversation, Channel> halfOpen = new HashMap<>();
  private final Set<InetSocketAddress> forgotten = new HashSet<>();
  private @Nullable Channel tcpServer;
  private @Nullable Channel udpServer;

  TerminalServer(TerminalCore core, EventLoop loop, Carriers carriers) {
    this.core = core;
    this.loop = loop;
    this.carriers = carriers;
  }

  EventLoop loop() {
    return loop;
  }

  /**
   * Listens on loopback.
   *
   * @param port 0 for a free one
   * @return the port number of both transports
   */
  int bind(int port) throws InterruptedException, BindException {
    for (int i = 1; ; i++) {
      try {
        return bindBoth(port);
      } catch (BindException e) {
        // The number that TCP got may be taken for UDP: try the next free one.
        closeSockets();
        if (port != 0 || i == BIND_TRIES) {
          throw e;
        }
      }
    }
  }

  /** Not for the event loop. */
  void closeSockets() {
    for (Channel channel : new Channel[] {tcpServer, udpServer}) {
      if (channel != null) {
        Listening.end(channel);
      }
    }
    tcpServer = null;
    udpServer = null;
  }

  Conversation conversationOf(Channel channel, InetSocketAddress client) {
    return udp.computeIfAbsent(
        client, address -> new Conversation(core, new UdpLink(channel, address), this));
  }

  void gone(Channel channel, Conversation conversation) {
    tcp.remove(channel);
    halfOpen.remove(conversation);
  }

  void post(LoggedPunch punch) {
    everyone().forEach(conversation -> conversation.post(punch));
  }

  int openSessions() {
    return (int) everyone().stream().filter(Conversation::open).count();
  }

  /** Ends every session and resets every connection. */
  void cutAll() {
    everyone().forEach(Conversation::cut);
    List.copyOf(halfOpen.keySet()).forEach(Conversation::cut);
    forgotten.addAll(udp.keySet());
    udp.clear();
  }

  @Override
  public boolean admit(Conversation newcomer) {
    SecondClient rule = core.profile.admission().secondClient();
    List<Conversation> others =
        everyone().stream().filter(other -> other != newcomer && other.open()).toList();
    if (rule == SecondClient.SERVED || others.isEmpty()) {
      return true;
    }
    core.tally.add(Tally.Count.KICKED);
    if (rule == SecondClient.KICKS_FIRST) {
      others.forEach(Conversation::cut);
      return true;
    }
    return false;
  }

  @Override
  public boolean forgotten(Link link) {
    return link instanceof UdpLink datagrams && forgotten.contains(datagrams.client());
  }

  /** Connections stay half open, as after a power cut: the first byte on one is answered by RST. */
  @Override
  public void restart() {
    core.restarted();
    forgotten.addAll(udp.keySet());
    everyone().forEach(Conversation::leaveHalfOpen);
    tcp.forEach((channel, conversation) -> halfOpen.put(conversation, channel));
    tcp.clear();
    udp.clear();
  }

  private List<Conversation> everyone() {
    List<Conversation> all = new ArrayList<>(tcp.values());
    all.addAll(udp.values());
    return all;
  }

  private int bindBoth(int port) throws InterruptedException, BindException {
    int number = port;
    if (carriers.tcp()) {
      Channel channel = bindTcp(number);
      tcpServer = channel;
      number = ((InetSocketAddress) channel.localAddress()).getPort();
    }
    if (carriers.udp()) {
      Channel channel = bindUdp(number);
      udpServer = channel;
      number = ((InetSocketAddress) channel.localAddress()).getPort();
    }
    return number;
  }

  private Channel bindTcp(int port) throws InterruptedException, BindException {
    return bound(
        new ServerBootstrap()
            .group(loop, loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    accept(channel);
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
  }

  private Channel bindUdp(int port) throws InterruptedException, BindException {
    return bound(
        new Bootstrap()
            .group(loop)
            .channel(NioDatagramChannel.class)
            .option(ChannelOption.SO_SNDBUF, 1 << 20)
            .handler(new UdpClientsHandler(this))
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
  }

  private static Channel bound(ChannelFuture binding) throws InterruptedException, BindException {
    binding.await();
    Throwable cause = binding.cause();
    if (cause != null) {
      BindException failure = new BindException(String.valueOf(cause.getMessage()));
      failure.initCause(cause);
      throw failure;
    }
    return binding.channel();
  }

  private void accept(SocketChannel channel) {
    core.tally.add(Tally.Count.CONNECTIONS);
    TcpLink link = new TcpLink(channel, core.faults);
    Conversation conversation = new Conversation(core, link, this);
    tcp.put(channel, conversation);
    channel
        .pipeline()
        .addLast(new TcpFrameDecoder(core.tally))
        .addLast(new TcpClientHandler(this, link, conversation));
  }
}
