package org.edgedaemon.device.hikvision;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From where a terminal may push: the configured addresses and networks ({@code 10.1.0.0/16}), else
 * wherever the terminal itself is.
 */
final class SourceAddresses {
  private record Network(InetAddress address, int bits) {
    boolean contains(InetAddress sender) {
      byte[] ours = address.getAddress();
      byte[] other = sender.getAddress();
      if (other.length != ours.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if (((ours[bit >> 3] ^ other[bit >> 3]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Network> networks;
  private final boolean fixed;
  private volatile @Nullable Set<InetAddress> own;

  /**
   * @param from empty for the terminal's own addresses
   * @param host of the terminal; taken at once when it is an address, to be {@link #own resolved}
   *     otherwise
   */
  SourceAddresses(Set<String> from, String host) {
    this.networks = from.stream().map(SourceAddresses::network).toList();
    InetAddress literal = literal(host);
    this.fixed = literal != null;
    this.own = literal == null ? null : Set.of(literal);
  }

  /** Whether there is nothing to look up. */
  boolean ownIsFixed() {
    return fixed || !networks.isEmpty();
  }

  /** The terminal's host name was looked up. */
  void own(Set<InetAddress> resolved) {
    own = Set.copyOf(resolved);
  }

  /** Whether it may push from there; nobody may while it is not known where it is. */
  boolean allow(InetAddress sender) {
    if (!networks.isEmpty()) {
      return networks.stream().anyMatch(network -> network.contains(sender));
    }
    Set<InetAddress> known = own;
    return known != null && known.contains(sender);
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException("'" + text + "' is no address and no network");
    }
    int all = 8 * address.getAddress().length;
    int bits = slash < 0 ? all : bits(text.substring(slash + 1), text);
    if (bits > all) {
      throw new IllegalArgumentException("'" + text + "' has too many bits");
    }
    return new Network(address, bits);
  }

  private static int bits(String digits, String text) {
    if (!digits.matches("\\d{1,3}")) {
      throw new IllegalArgumentException("'" + text + "' is no network");
    }
    return Integer.parseInt(digits);
  }

  /** Null for a name; never looks anything up. */
  private static @Nullable InetAddress literal(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    try {
      return bytes == null ? null : InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
    }
  }
}
