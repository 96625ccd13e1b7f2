package org.edgedaemon.config;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An IP address, or a network of them such as {@code 10.1.0.0/16}. */
final class AddressRange {
  private static final Pattern SHAPE = Pattern.compile("([0-9A-Fa-f.:]{2,45})(?:/([0-9]{1,3}))?");

  private final InetAddress address;
  private final int bits;

  private AddressRange(InetAddress address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  static Parsed<AddressRange> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    InetAddress address = matcher.matches() ? addressOf(matcher.group(1)) : null;
    if (address == null) {
      return Parsed.bad(
          "is not an IP address such as 192.168.1.7, or a network such as 10.1.0.0/16");
    }
    int all = 8 * address.getAddress().length;
    int bits = matcher.group(2) == null ? all : Integer.parseInt(matcher.group(2));
    return bits > all
        ? Parsed.bad("has more than the " + all + " bits of its address")
        : Parsed.good(new AddressRange(address, bits));
  }

  static boolean overlap(List<AddressRange> some, List<AddressRange> others) {
    return some.stream().anyMatch(one -> others.stream().anyMatch(one::overlaps));
  }

  /** Of two networks that share an address, one holds the other. */
  boolean overlaps(AddressRange other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.address.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < Math.min(bits, other.bits); bit++) {
      if (((mine[bit >> 3] ^ theirs[bit >> 3]) & (0x80 >> (bit & 7))) != 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable InetAddress addressOf(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    try {
      return bytes == null ? null : InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** In one spelling. */
  @Override
  public String toString() {
    String text = address.getHostAddress();
    return bits == 8 * address.getAddress().length ? text : text + "/" + bits;
  }
}
