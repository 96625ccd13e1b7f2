package org.edgedaemon.simulator.zk;

import java.util.Arrays;
import java.util.List;

/**
 * The answer to GET_FREE_SIZES: u32 fields (zk-protocol 6.4).
 *
 * <pre>
 * 16 users         24 fingerprints  32 records       40 operations  48 admins  52 passwords
 * 56 fingerprint, 60 user, 64 record capacity        68, 72, 76 the room left of each
 * 80 faces         88 face capacity
 * </pre>
 */
final class FreeSizes {
  private FreeSizes() {}

  static byte[] of(TerminalCore core) {
    TerminalProfile.Sizes sizes = core.profile.sizes();
    if (sizes.bytes() == 4) {
      return new byte[4];
    }
    List<TerminalUser> users = core.profile.bulk().users();
    long records = core.profile.bulk().accessControl() == AccessControl.OFF ? core.log.size() : 0;
    long told = Math.max(0, records + offset(core));
    byte[] all = new byte[Math.max(92, sizes.bytes())];
    Wire.putU32(all, 16, users.size());
    Wire.putU32(all, 24, sizes.fingerprints());
    Wire.putU32(all, 32, told);
    Wire.putU32(all, 40, sizes.operations());
    Wire.putU32(all, 48, users.stream().filter(TerminalUser::admin).count());
    Wire.putU32(all, 52, users.stream().filter(user -> !user.password().isEmpty()).count());
    Wire.putU32(all, 56, sizes.fingerprintCapacity());
    Wire.putU32(all, 60, sizes.userCapacity());
    Wire.putU32(all, 64, sizes.recordCapacity());
    Wire.putU32(all, 68, Math.max(0, sizes.fingerprintCapacity() - sizes.fingerprints()));
    Wire.putU32(all, 72, Math.max(0, sizes.userCapacity() - users.size()));
    Wire.putU32(all, 76, Math.max(0, sizes.recordCapacity() - records));
    return Arrays.copyOf(all, sizes.bytes());
  }

  private static int offset(TerminalCore core) {
    return core.faults
        .take(ZkFault.Kind.COUNT_OFFSET, Command.GET_FREE_SIZES)
        .map(fault -> fault.number(0))
        .orElse(0);
  }
}
