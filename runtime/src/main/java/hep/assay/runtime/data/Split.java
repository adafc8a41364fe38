// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import java.util.stream.IntStream;

/**
 * Which events train, validate and test, in one or several folds.
 *
 * <p>Without folds every event has one part. With k folds there are k trainings: events of fold f
 * test the f-th one, a fixed fraction of the others validates it, the rest trains it; so every
 * event is tested once, by a model that never saw it.
 *
 * @param folds number of trainings; 1 without folds
 * @param fold the fold of each event; all 0 without folds
 * @param part without folds the part of each event; with folds, VALIDATION marks the events that
 *     validate when they don't test
 */
public record Split(int folds, byte[] fold, Part[] part) {

  /** What an event is for. */
  public enum Part {
    TRAINING,
    VALIDATION,
    TEST,
    /** In no part, where fractions sum to less than one. */
    UNUSED
  }

  /** All events test: nothing is trained on them. */
  public static Split none(int count) {
    Part[] part = new Part[count];
    java.util.Arrays.fill(part, Part.TEST);
    return new Split(1, new byte[count], part);
  }

  public int count() {
    return fold.length;
  }

  /** What an event is for in the training of a fold. */
  public Part part(int event, int inFold) {
    if (folds == 1) {
      return part[event];
    }
    return fold[event] == inFold ? Part.TEST : part[event];
  }

  /** The events of a part in the training of a fold, in their order. */
  public int[] events(Part wanted, int inFold) {
    return IntStream.range(0, count()).filter(event -> part(event, inFold) == wanted).toArray();
  }

  /** The fold whose model gives an event its score: the one that never saw it. Without folds 0. */
  public int scoredBy(int event) {
    return fold[event];
  }

  /** Whether numbers may be quoted from an event: it tests (with folds every event does). */
  public boolean quotable(int event) {
    return folds > 1 || part[event] == Part.TEST;
  }

  /**
   * Whether cuts on scores may be found on an event: it validates. With folds every event may, each
   * has a score from a model that never saw it.
   */
  public boolean tunable(int event) {
    return folds > 1 || part[event] == Part.VALIDATION;
  }

  /** The split of the events with these indices, in this order. */
  public Split select(int[] rows) {
    byte[] folded = new byte[rows.length];
    Part[] parts = new Part[rows.length];
    for (int i = 0; i < rows.length; i++) {
      folded[i] = fold[rows[i]];
      parts[i] = part[rows[i]];
    }
    return new Split(folds, folded, parts);
  }
}
