// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * How far a run is: told to every listener (a file of JSON lines, a terminal), and where a run is
 * asked to stop.
 */
public final class Progress {
  /** Hears of a run; called from several threads, one at a time. */
  public interface Listener {
    /**
     * A step goes on.
     *
     * @param step its name, {@code train}
     * @param done finished units
     * @param of all units
     * @param secondsLeft of this step, as far as its pace tells; negative where it does not yet
     */
    void step(String step, long done, long of, double secondsLeft);

    /**
     * A task ended.
     *
     * @param label which, {@code train tagger, replica 3}
     * @param stored whether it was answered from the store
     */
    void task(String step, String label, boolean stored);

    /** Something the user must know while the run goes on. */
    void note(String text);
  }

  private final List<Listener> listeners;
  private final AtomicBoolean cancelled;

  public Progress(List<Listener> listeners) {
    this(listeners, new AtomicBoolean());
  }

  private Progress(List<Listener> listeners, AtomicBoolean cancelled) {
    this.listeners = List.copyOf(listeners);
    this.cancelled = cancelled;
  }

  /** The same progress heard by one more; cancelling either cancels both. */
  public Progress and(Listener listener) {
    return new Progress(Stream.concat(listeners.stream(), Stream.of(listener)).toList(), cancelled);
  }

  /** Progress that nobody hears of. */
  public static Progress silent() {
    return new Progress(List.of());
  }

  /** Asks the run to stop at the next occasion. */
  public void cancel() {
    cancelled.set(true);
  }

  public void note(String text) {
    synchronized (this) {
      listeners.forEach(listener -> listener.note(text));
    }
  }

  /** Throws where the run shall stop. */
  public void stopIfCancelled() {
    if (cancelled.get()) {
      throw new Cancelled();
    }
  }

  public Step begin(String name, long units) {
    stopIfCancelled();
    return new Step(name, units);
  }

  /** One step of the run. */
  public final class Step {
    private static final long QUIET_NANOS = 200_000_000L;

    private final String name;
    private final long units;
    private final long began = System.nanoTime();
    private long done;
    private long computed;
    private long told;

    private Step(String name, long units) {
      this.name = name;
      this.units = units;
      tell(true);
    }

    public void stopIfCancelled() {
      Progress.this.stopIfCancelled();
    }

    /** Some units were computed. */
    public void advance(long more) {
      synchronized (Progress.this) {
        done += more;
        computed += more;
        tell(false);
      }
    }

    /** A task ended with these units not told yet. */
    public void finished(String label, boolean stored, long rest) {
      synchronized (Progress.this) {
        done += rest;
        listeners.forEach(listener -> listener.task(name, label, stored));
        tell(false);
      }
    }

    public void end() {
      synchronized (Progress.this) {
        tell(true);
      }
    }

    private void tell(boolean always) {
      long now = System.nanoTime();
      if (!always && now - told < QUIET_NANOS) {
        return;
      }
      told = now;
      double left = computed == 0 ? -1 : (now - began) * 1e-9 / computed * (units - done);
      listeners.forEach(listener -> listener.step(name, done, units, left));
    }
  }
}
