package org.edgedaemon.simulator.hikvision;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How the terminal searches its log. Knobs may be turned at any time. */
public final class SearchStyle {
  private volatile Set<Refusal> refusals =
      EnumSet.of(Refusal.MILLISECONDS, Refusal.ZULU, Refusal.LONE_SERIAL, Refusal.MISSING_MAJOR);
  volatile int pageCap = 30;
  volatile String okWord = "OK";
  volatile String moreWord = "MORE";
  volatile String noneWord = "NO MATCH";
  volatile boolean totals = true;
  volatile boolean echoesId = true;
  volatile boolean emptyList;
  volatile boolean oneSearchAtATime;
  volatile boolean ignoresSerials;
  volatile boolean honoursOffsets;

  SearchStyle() {}

  boolean refuses(Refusal refusal) {
    return refusals.contains(refusal);
  }

  /** These too are refused. */
  public SearchStyle refuses(Refusal... more) {
    Set<Refusal> set = copy();
    set.addAll(List.of(more));
    refusals = set;
    return this;
  }

  /** These are taken after all. */
  public SearchStyle accepts(Refusal... fewer) {
    Set<Refusal> set = copy();
    set.removeAll((Collection<Refusal>) List.of(fewer));
    refusals = set;
    return this;
  }

  /** Rows of a page at most; 30 on nearly all. */
  public SearchStyle pageCap(int rows) {
    pageCap = rows;
    return this;
  }

  /** The words of responseStatusStrg for the last page, for more to come, for nothing. */
  public SearchStyle words(String ok, String more, String none) {
    okWord = ok;
    moreWord = more;
    noneWord = none;
    return this;
  }

  /** Whether totalMatches is told. */
  public SearchStyle totals(boolean told) {
    totals = told;
    return this;
  }

  /** Whether the searchID comes back. */
  public SearchStyle echoesId(boolean echoes) {
    echoesId = echoes;
    return this;
  }

  /** Nothing found comes with an empty InfoList instead of none. */
  public SearchStyle emptyList(boolean empty) {
    emptyList = empty;
    return this;
  }

  /** Another search, or a reboot, ends the one before: its next page is refused. */
  public SearchStyle oneSearchAtATime(boolean one) {
    oneSearchAtATime = one;
    return this;
  }

  /** Serial windows are read over: the whole log comes. */
  public SearchStyle ignoresSerials(boolean ignores) {
    ignoresSerials = ignores;
    return this;
  }

  /** Windows are instants; else their wall time is taken, whatever the offset says. */
  public SearchStyle honoursOffsets(boolean honours) {
    honoursOffsets = honours;
    return this;
  }

  private Set<Refusal> copy() {
    return EnumSet.copyOf(refusals);
  }
}
