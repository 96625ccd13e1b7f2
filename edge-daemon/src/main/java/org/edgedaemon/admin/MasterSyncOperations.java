package org.edgedaemon.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator can do about masters and slaves. NOT_FOUND where the etc file knows of none. */
public interface MasterSyncOperations {
  /** Of {@link #conflicts}. */
  int MAX_CONFLICTS = 1_000;

  /** Of {@link #rounds}. */
  int MAX_ROUNDS = 1_000;

  /** Those that this daemon is a slave of; none is no failure. */
  List<MasterView> masters();

  /** Those that this daemon is the master of; none is no failure. */
  List<SlaveView> slaves();

  /**
   * Rounds that came to something, newest first: with masters, and those of slaves with this one.
   *
   * @param peer a master's or slave's id; null for all
   */
  List<RunView> rounds(@Nullable String peer, int limit);

  /** Makes a round and waits for its end. */
  RoundView round(RoundWish wish);

  /**
   * Forgets what was agreed on with a master: the next round compares all.
   *
   * @param master null for the only one
   */
  Count reset(@Nullable String master);

  /** Conflicts that the master keeps, newest first. */
  List<ConflictView> conflicts(boolean all, long before, int limit);

  ConflictView conflict(long id);

  /** Settles one by hand: the row becomes as chosen, and all slaves are told. */
  ConflictView settle(long id, SettleWish wish);

  /**
   * Makes triggers in the database that tell of changes.
   *
   * @param peer a master of this slave; null for the database of this master, or of the only one
   * @return what was made
   */
  List<String> install(@Nullable String peer);

  /** Takes them away. */
  List<String> uninstall(@Nullable String peer);
}
