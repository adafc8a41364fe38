// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.kernel.Kernel.Block;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Dropout;

/**
 * One block of events on its way forward through a network and back; all arrays are made once.
 *
 * <p>What an event gets does not depend on the others of the block, but for batch normalisation in
 * training: there the way is cut in sections, between which the parts of a batch settle its mean
 * and variance ({@link #settle}).
 */
public final class Passage {
  private static final float[] ONES = {1};

  private final Kernel kernel;
  private final Wiring wiring;
  private final float[] zeros;
  private final boolean[] dropped;
  private float[] scratch = new float[0];
  private int[] scratchTable = new int[0];

  private int rows;
  private Weights weights;
  private Dropout dropout;
  private int first;
  private boolean training;
  private float[] gradient;
  private boolean fresh;

  /** How far back the slopes go. */
  public enum Reach {
    /** Nowhere: scores only. */
    NONE,
    /** To the parameters. */
    PARAMETERS,
    /** To the inputs too. */
    INPUTS
  }

  /**
   * @param capacity most events in the block
   */
  public Passage(Layout layout, Kernel kernel, int capacity, Reach reach) {
    this(layout, kernel, capacity, reach, new boolean[layout.count()]);
  }

  /**
   * @param dropped which layers are followed by dropout in training
   */
  public Passage(Layout layout, Kernel kernel, int capacity, Reach reach, boolean[] dropped) {
    this.kernel = kernel;
    this.wiring = new Wiring(layout, capacity, reach);
    this.dropped = dropped.clone();
    this.zeros = new float[wiring.widest()];
  }

  /** Numbers in all arrays for one event: what decides how many events fit a cache. */
  public static int floats(Layout layout, Reach reach) {
    return new Wiring(layout, 1, reach).floats();
  }

  /** Takes the events of an order at [from, to). */
  public void load(Matrix events, int[] order, int from, int to) {
    rows = to - from;
    if (!wiring.branched()) {
      wiring.load(kernel, events, order, from, rows);
      return;
    }
    for (int i = 0; i < rows; i++) {
      wiring.load(events.values(), order[from + i] * events.columns(), i);
    }
  }

  /** Takes the events at [from, to). */
  public void load(Matrix events, int from, int to) {
    rows = to - from;
    for (int i = 0; i < rows; i++) {
      wiring.load(events.values(), (from + i) * events.columns(), i);
    }
  }

  /** Through all layers as they are when trained: without dropout, by the running averages. */
  public void forward(Weights with) {
    begin(with, null, 0, false);
    wiring.stages().forEach(stage -> stage.forward(this));
  }

  /**
   * Begins a step of training; {@link #forward(int)} follows for each section.
   *
   * @param dropout null for none
   * @param first position of the block's first event in its batch
   */
  public void train(Weights with, Dropout dropout, int first) {
    begin(with, dropout, first, true);
  }

  private void begin(Weights with, Dropout drop, int position, boolean forTraining) {
    weights = with;
    dropout = drop;
    first = position;
    training = forTraining;
  }

  /** How many sections batch normalisation cuts the way into. */
  public int sections() {
    return wiring.normalisations().size() + 1;
  }

  /** Through one section in training; all parts of a batch must be through it before the next. */
  public void forward(int section) {
    for (int s = wiring.start(section); s < wiring.end(section); s++) {
      wiring.stages().get(s).forward(this);
    }
    if (section < wiring.normalisations().size()) {
      wiring.normalisations().get(section).gather(this);
    }
  }

  /**
   * After a section other than the last: mean and variance of the batch at the normalisation that
   * follows.
   *
   * @param parts of the batch, in order
   * @param flat the parameters, for the running averages
   */
  public static void settle(Passage[] parts, int section, float[] flat) {
    NormalisationStage.settle(normalisations(parts, section), flat);
  }

  private static NormalisationStage[] normalisations(Passage[] parts, int section) {
    NormalisationStage[] same = new NormalisationStage[parts.length];
    for (int p = 0; p < parts.length; p++) {
      same[p] = parts[p].wiring.normalisations().get(section);
    }
    return same;
  }

  /** Back through all layers, to the inputs only, as scored. */
  public void backward() {
    gradient = null;
    for (int s = wiring.stages().size() - 1; s >= 0; s--) {
      wiring.stages().get(s).backward(this);
    }
  }

  /** Whether all layers are dense, so that {@link #backwardFresh} is possible. */
  public boolean dense() {
    return wiring.stages().stream().allMatch(DenseStage.class::isInstance);
  }

  /**
   * Back through all dense layers, writing the gradient of the parameters over what stands there:
   * the same as adding to zeros, which are neither written nor read.
   */
  public void backwardFresh(float[] sum) {
    fresh = true;
    backward(0, sum);
    fresh = false;
  }

  /** Back through one section, adding to the gradient of the parameters; the last section first. */
  public void backward(int section, float[] sum) {
    gradient = sum;
    for (int s = wiring.end(section) - 1; s >= wiring.start(section); s--) {
      if (s == wiring.start(section) && section > 0) {
        wiring.normalisations().get(section - 1).gatherBack(this);
      } else {
        wiring.stages().get(s).backward(this);
      }
    }
  }

  /**
   * Before going back through a section other than the last: what the normalisation after it takes
   * from the whole batch.
   *
   * @param sum where its gradient is added
   */
  public static void settleBack(Passage[] parts, int section, float[] sum) {
    NormalisationStage.settleBack(normalisations(parts, section), sum);
  }

  /** Goes back through the normalisation after a section, and the section. */
  public void backwardBefore(int section, float[] sum) {
    wiring.normalisations().get(section).backward(this);
    backward(section, sum);
  }

  /** The last layer's sums, {@code [rows][width]}. */
  public float[] logits() {
    return wiring.last().sums;
  }

  /** Their slopes, to be set before going back. */
  public float[] slopes() {
    return wiring.last().slopes;
  }

  /** From one event's logits to the next's. */
  public int width() {
    return wiring.last().plane.step();
  }

  /** Copies the slopes of an event's inputs. */
  public void inputSlopes(int event, float[] to, int offset) {
    wiring.unload(event, to, offset);
  }

  public int rows() {
    return rows;
  }

  Kernel kernel() {
    return kernel;
  }

  Weights weights() {
    return weights;
  }

  boolean training() {
    return training;
  }

  /** Where gradients are added; null where nobody asks for them. */
  float[] gradient() {
    return gradient;
  }

  /** What the gradient's matrix at this place is added to. */
  Block before(int offset, int row) {
    return fresh ? Block.of(zeros, 0, 0) : Block.of(gradient, offset, row);
  }

  float[] zeros() {
    return zeros;
  }

  boolean drops(int layer) {
    return dropout != null && dropped[layer];
  }

  void drop(int layer, Plane plane, float[] values) {
    if (plane.places() == 1 && plane.lead() == 0) {
      dropout.apply(layer, first, rows, plane.step(), values);
    } else {
      dropout.apply(kernel, layer, first, rows, plane.lead(), plane.event(), values);
    }
  }

  /** Adds rows of slopes to the gradient of biases. */
  void addRows(int count, int width, float[] slopes, int offset) {
    Block sum = Block.of(gradient, offset, 0);
    Block ones = new Block(ONES, 0, 0, 0);
    Block before = before(offset, 0);
    kernel.multiply(1, width, count, ones, Block.of(slopes, 0, width), before, sum);
  }

  float[] scratch(int length) {
    if (scratch.length < length) {
      scratch = new float[length];
    }
    return scratch;
  }

  /** 0, step, 2 step, ... */
  int[] scratchTable(int count, int step) {
    if (scratchTable.length < count || scratchTable.length > 1 && scratchTable[1] != step) {
      scratchTable = new int[count];
      java.util.Arrays.setAll(scratchTable, i -> i * step);
    }
    return scratchTable;
  }
}
