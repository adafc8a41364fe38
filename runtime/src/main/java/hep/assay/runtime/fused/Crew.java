// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A few threads that share the parts of a batch; which one takes which changes no number.
 *
 * <p>A part takes well under a millisecond, so that waking a thread would cost more than the wait
 * for it: hands look for work for a while before they sleep.
 */
final class Crew implements AutoCloseable {
  private static final int LOOKS = 2000;

  /** Numbers of a long array that one thread takes at a time. */
  private static final int PIECE = 1 << 14;

  private final Hand[] hands;
  private IntConsumer task;
  private int count;
  private volatile int turn;
  private volatile boolean closed;

  /** Work on the numbers at [from, to). */
  interface Range {
    void apply(int from, int to);
  }

  Crew(int threads) {
    hands = new Hand[threads - 1];
    for (int h = 0; h < hands.length; h++) {
      hands[h] = new Hand(h + 1);
      hands[h].setDaemon(true);
      hands[h].start();
    }
  }

  /** Runs the task on all numbers of an array of this length, in pieces. */
  void pieces(int length, Range task) {
    share(
        (length + PIECE - 1) / PIECE,
        piece -> task.apply(piece * PIECE, Math.min(length, (piece + 1) * PIECE)));
  }

  /**
   * Runs the task for 0 .. count - 1 and waits for all.
   *
   * @throws IllegalStateException with what a hand threw
   */
  void share(int count, IntConsumer task) {
    if (hands.length == 0 || count == 1) {
      for (int i = 0; i < count; i++) {
        task.accept(i);
      }
      return;
    }
    this.task = task;
    this.count = count;
    turn++; // only this thread writes it
    for (Hand hand : hands) {
      if (hand.asleep) {
        LockSupport.unpark(hand);
      }
    }
    try {
      every(0);
    } finally {
      for (Hand hand : hands) {
        hand.await(turn);
      }
    }
    for (Hand hand : hands) {
      if (hand.failure != null) {
        throw new IllegalStateException(hand.failure);
      }
    }
  }

  private void every(int from) {
    for (int i = from; i < count; i += hands.length + 1) {
      task.accept(i);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Hand hand : hands) {
      LockSupport.unpark(hand);
    }
  }

  private final class Hand extends Thread {
    private final int from;
    private volatile int done;
    private volatile boolean asleep;
    private Throwable failure;

    Hand(int from) {
      super("training " + from);
      this.from = from;
    }

    @Override
    public void run() {
      while (next()) {
        try {
          every(from);
        } catch (RuntimeException | Error thrown) {
          failure = thrown;
        }
        done++; // only this thread writes it
      }
    }

    /** Waits for work; false when there will be none. */
    private boolean next() {
      for (int look = 0; turn == done && !closed; look++) {
        if (look < LOOKS) {
          Thread.onSpinWait();
        } else {
          asleep = true;
          if (turn == done && !closed) {
            LockSupport.park(this);
          }
          asleep = false;
        }
      }
      return !closed;
    }

    private void await(int wanted) {
      for (int look = 0; done != wanted; look++) {
        if (look < LOOKS) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
    }
  }
}
