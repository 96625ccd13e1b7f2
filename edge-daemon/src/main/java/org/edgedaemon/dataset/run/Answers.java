package org.edgedaemon.dataset.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.dataset.PushResult;
import org.edgedaemon.dataset.PushResult.Refused;
import org.edgedaemon.dataset.PushResult.Stored;
import org.edgedaemon.dataset.PushResult.TooLarge;
import org.edgedaemon.dataset.PushResult.Unauthorized;
import org.edgedaemon.dataset.PushResult.Unavailable;
import org.edgedaemon.dataset.run.Hitch.Kind;

/**
 * What follows from the cloud's answers. A batch that is refused as a whole, or never answered, is
 * pushed again in halves until the record that is not wanted stands alone, unless it was found that
 * none is wanted.
 */
final class Answers {
  /**
   * So many calls without an answer at their last try, one after the other, and the cloud counts as
   * away.
   */
  static final int STRIKES = 20;

  /** What a cloud answers to what a record holds, and not to how it is called. */
  private static final Set<Integer> ABOUT_CONTENT = Set.of(400, 406, 409, 422);

  private final DatasetPush push;
  private final Batches batches;
  private final Retry retry;
  private int strikes;
  private int lonelyRefusals;
  private boolean splitting = true;

  Answers(DatasetPush push, Batches batches, Retry retry) {
    this.push = push;
    this.batches = batches;
    this.retry = retry;
  }

  /** One answer for each. */
  void take(List<Work> batch, List<PushResult> results) {
    if (isRefusedAsAWhole(results)) {
      batches.addHalves(batch.stream().map(Work::untried).toList());
      return;
    }
    if (isInVainAsAWhole(batch, results)) {
      strike(Words.cannotConnect(((Unavailable) results.get(0)).reason()));
      batches.addHalves(batch.stream().map(Work::withOneTryLeft).toList());
      return;
    }
    List<Work> tooLarge = new ArrayList<>();
    List<Work> again = new ArrayList<>();
    Duration calm = Duration.ZERO;
    for (int i = 0; i < batch.size(); i++) {
      Work work = batch.get(i);
      PushResult result = results.get(i);
      if (result instanceof TooLarge && batch.size() > 1) {
        tooLarge.add(work);
      } else if (result instanceof Unavailable none && isWorthAnotherTry(work)) {
        again.add(work);
        calm = longer(calm, none.retryAfter());
      } else {
        settle(work, result);
      }
    }
    if (!tooLarge.isEmpty()) {
      batches.shrinkBelow(batch.size());
      split(tooLarge);
    }
    if (!again.isEmpty()) {
      Optional<Duration> asked = calm.isZero() ? Optional.empty() : Optional.of(calm);
      push.later(again, retry.delay(again.get(0).tried(), asked));
    }
  }

  /** A record whose files did not come into the cloud. */
  void fileHitch(Work work, Hitch hitch) {
    push.hitch(work, hitch);
    if (hitch.kind() == Kind.UNAUTHORIZED) {
      push.giveUp(hitch.reason());
    } else if (hitch.kind() == Kind.UNAVAILABLE) {
      strike(hitch.reason());
    }
  }

  private boolean isWorthAnotherTry(Work work) {
    return work.tried() < Retry.TRIES && !push.isEnding();
  }

  private void settle(Work work, PushResult result) {
    if (result instanceof Unavailable none) {
      push.hitch(work, new Hitch(Kind.UNAVAILABLE, Words.cannotConnect(none.reason())));
      strike(Words.cannotConnect(none.reason()));
      return;
    }
    strikes = 0;
    if (result instanceof Stored) {
      lonelyRefusals = 0;
      push.stored(work);
    } else if (result instanceof Refused refused) {
      countRefusal();
      push.hitch(
          work,
          Hitch.failed("the cloud refuses it with " + refused.status() + ": " + refused.reason()));
    } else if (result instanceof TooLarge tooLarge) {
      push.hitch(work, Hitch.failed("it is too large for the cloud: " + tooLarge.reason()));
    } else if (result instanceof Unauthorized unauthorized) {
      String reason = Words.authenticationFailed(unauthorized.reason());
      push.hitch(work, new Hitch(Kind.UNAUTHORIZED, reason));
      push.giveUp(reason);
    } else {
      throw new IllegalStateException("unknown result " + result);
    }
  }

  private void strike(String reason) {
    strikes++;
    if (strikes >= STRIKES) {
      push.giveUp(reason);
    }
  }

  private void countRefusal() {
    lonelyRefusals++;
    if (lonelyRefusals >= STRIKES) {
      splitting = false;
    }
  }

  private boolean isRefusedAsAWhole(List<PushResult> results) {
    return splitting
        && results.size() > 1
        && !push.isEnding()
        && results.stream()
            .allMatch(
                result -> result instanceof Refused no && ABOUT_CONTENT.contains(no.status()));
  }

  /** One record may be what the cloud breaks at: the others shall not suffer from it for ever. */
  private boolean isInVainAsAWhole(List<Work> batch, List<PushResult> results) {
    return batch.size() > 1
        && !push.isEnding()
        && !isWorthAnotherTry(batch.get(0))
        && results.stream().allMatch(Unavailable.class::isInstance);
  }

  private void split(List<Work> batch) {
    List<Work> fresh = batch.stream().map(Work::untried).toList();
    if (fresh.size() == 1) {
      batches.addAgain(fresh);
    } else {
      batches.addHalves(fresh);
    }
  }

  private static Duration longer(Duration one, Optional<Duration> other) {
    return other.filter(wish -> wish.compareTo(one) > 0).orElse(one);
  }
}
