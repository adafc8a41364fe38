// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Branch;
import hep.assay.runtime.network.GraphLayer;
import hep.assay.runtime.network.Grid;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The stages of a network and the arrays between them. */
final class Wiring {
  private final Layout layout;
  private final int capacity;
  private final Passage.Reach reach;
  private final List<Signal> signals = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<NormalisationStage> normalisations = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>(List.of(0));
  private final List<Signal> entries = new ArrayList<>();

  /** The graph of each branch; null of one that has none. */
  private final List<Structure> structures = new ArrayList<>();

  /** The graph of the branch that is being wired; null of one that has none, and after all. */
  private Structure current;

  private final Signal joint;
  private final int[] free;
  private final Signal last;

  Wiring(Layout layout, int capacity, Passage.Reach reach) {
    this.layout = layout;
    this.capacity = capacity;
    this.reach = reach;
    Architecture start = layout.start();
    this.free = start.free();
    List<Signal> ends = new ArrayList<>();
    int layer = 0;
    for (Branch branch : start.branches()) {
      ends.add(branch(branch, layer));
      layer += branch.layers().size();
    }
    this.current = null;
    boolean sloped = reach == Passage.Reach.INPUTS || reach != Passage.Reach.NONE && layer > 0;
    this.joint =
        add(new Signal(Plane.vector(start.joined() + free.length), capacity, true, sloped));
    if (layer > 0) {
      stages.add(new JoinStage(ends, joint));
    }
    this.last = chain(start.joint(), layer, joint, true);
  }

  private Signal add(Signal signal) {
    signals.add(signal);
    return signal;
  }

  /** Returns what the branch hands on. */
  private Signal branch(Branch branch, int first) {
    Grid grid = Grid.of(branch.layers().get(0));
    int[] around = Plane.around(null, branch.layers().get(0));
    boolean graph = branch.kind() == InputGroup.Kind.GRAPH;
    boolean filled = graph || branch.layers().get(0) instanceof Layer.Dense;
    int step = filled ? Plane.pad(grid.channels()) : grid.channels();
    Plane plane = Plane.of(grid.size(), grid.channels(), step, around);
    current = graph ? new Structure(branch.shape().get(0), capacity) : null;
    structures.add(current);
    Signal entry = add(new Signal(plane, capacity, true, reach == Passage.Reach.INPUTS));
    entries.add(entry);
    return chain(branch.layers(), first, entry, false);
  }

  /** Layers one after the other; returns what the last one gives. */
  private Signal chain(
      List<? extends Layer> layers, int first, Signal input, boolean endsInLogits) {
    Signal at = input;
    Plane plane = input.plane;
    Grid grid = new Grid(List.of(plane.depth(), plane.height(), plane.width()), plane.channels());
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      Layer next = i + 1 < layers.size() ? layers.get(i + 1) : null;
      grid = grid.after(layer);
      at = layer instanceof Layer.Dense ? flat(at) : at;
      Signal output = output(layer, next, grid, at);
      boolean logits = endsInLogits && next == null;
      Ending ending = Ending.of(first + i, output, layer.activation(), logits, gated(layer, next));
      boolean biased = !(next instanceof Layer.Normalisation);
      boolean gates = i > 0 && gated(layers.get(i - 1), layer);
      stage(layer, first + i, at, output, ending, biased, gates);
      at = output;
    }
    return at;
  }

  /** What a dense layer reads of a grid: its places one after the other. */
  private Signal flat(Signal grid) {
    boolean vector = grid.plane.places() == 1 && grid.plane.lead() == 0;
    if (vector && grid.plane.step() == Plane.pad(grid.plane.channels())) {
      return grid;
    }
    Plane plane = Plane.vector(grid.plane.places() * grid.plane.channels());
    Signal flat = add(new Signal(plane, capacity, true, grid.slopes != null));
    stages.add(new JoinStage(List.of(grid), flat));
    return flat;
  }

  /** Whether a dense layer's slopes go back through the rectifier of the dense layer before it. */
  private static boolean gated(Layer before, Layer after) {
    return before instanceof Layer.Dense
        && after instanceof Layer.Dense
        && before.activation() == Activation.RELU;
  }

  private Signal output(Layer layer, Layer next, Grid grid, Signal input) {
    int step = layer instanceof Layer.Pool ? input.plane.step() : Plane.pad(grid.channels());
    Plane plane = Plane.of(grid.size(), grid.channels(), step, Plane.around(layer, next));
    boolean shared = Ending.inPlace(layer.activation());
    return add(new Signal(plane, capacity, shared, reach != Passage.Reach.NONE));
  }

  private void stage(
      Layer layer,
      int number,
      Signal input,
      Signal output,
      Ending ending,
      boolean biased,
      boolean gates) {
    if (layer instanceof Layer.Dense dense) {
      int inputs = dense.inputs();
      stages.add(new DenseStage(layout, number, inputs, input, output, ending, biased, gates));
    } else if (layer instanceof Layer.Convolution) {
      stages.add(ConvolutionStage.of(layout, number, input, output, ending, biased));
    } else if (layer instanceof Layer.Pool pool) {
      stages.add(PoolStage.of(pool, input, output, capacity));
    } else if (layer instanceof Layer.GraphConvolution one) {
      stages.add(
          one.kind() == GraphLayer.GATV2
              ? new AttentionStage(layout, number, current, input, output, ending, capacity)
              : new MessageStage(layout, number, current, input, output, ending, capacity));
    } else if (layer instanceof Layer.Readout one) {
      stages.add(new ReadoutStage(one, current, input, output, capacity));
    } else if (layer instanceof Layer.Normalisation) {
      NormalisationStage stage =
          new NormalisationStage(layout, number, current, input, output, ending);
      starts.add(stages.size());
      normalisations.add(stage);
      stages.add(stage);
    }
  }

  List<Stage> stages() {
    return stages;
  }

  List<NormalisationStage> normalisations() {
    return normalisations;
  }

  /** The first stage of a section. */
  int start(int section) {
    return starts.get(section);
  }

  /** The stage after the last of a section. */
  int end(int section) {
    return section + 1 < starts.size() ? starts.get(section + 1) : stages.size();
  }

  Signal last() {
    return last;
  }

  /** The most numbers that a place's slopes on their way back have. */
  int widest() {
    return signals.stream().mapToInt(one -> Plane.pad(one.plane.channels())).max().orElse(0);
  }

  int floats() {
    int sum = 0;
    for (Signal signal : signals) {
      int arrays = (signal.values == signal.sums ? 1 : 2) + (signal.slopes == null ? 0 : 1);
      sum += arrays * signal.plane.event();
    }
    for (Structure graph : structures) {
      sum += graph == null ? 0 : 2 * graph.nodes() * graph.nodes();
    }
    return sum;
  }

  boolean branched() {
    return !layout.start().branches().isEmpty();
  }

  /** Puts the inputs of some events of an order where they are read, if there are no branches. */
  void load(Kernel kernel, Matrix events, int[] order, int from, int count) {
    int step = joint.plane.step();
    kernel.gather(events.values(), free.length, order, from, count, joint.values, step);
  }

  /** Puts an event's inputs where they are read. */
  void load(float[] values, int offset, int event) {
    List<Branch> branches = layout.start().branches();
    for (int b = 0; b < branches.size(); b++) {
      Signal entry = entries.get(b);
      int from = offset + branches.get(b).from();
      copy(entry, event, entry.values, values, from, true);
      if (structures.get(b) != null) {
        structures.get(b).load(values, from + entry.plane.places() * entry.plane.channels(), event);
      }
    }
    int to = event * joint.plane.step() + layout.start().joined();
    if (branches.isEmpty()) {
      System.arraycopy(values, offset, joint.values, to, free.length);
    } else {
      for (int i = 0; i < free.length; i++) {
        joint.values[to + i] = values[offset + free[i]];
      }
    }
  }

  /** The slopes of an event's inputs, in their order; 0 for which nodes and edges there are. */
  void unload(int event, float[] values, int offset) {
    List<Branch> branches = layout.start().branches();
    for (int b = 0; b < branches.size(); b++) {
      Signal entry = entries.get(b);
      int from = offset + branches.get(b).from();
      int end = from + branches.get(b).columns();
      Arrays.fill(values, from + entry.plane.places() * entry.plane.channels(), end, 0);
      copy(entry, event, entry.slopes, values, from, false);
    }
    int from = event * joint.plane.step() + layout.start().joined();
    for (int i = 0; i < free.length; i++) {
      values[offset + free[i]] = joint.slopes[from + i];
    }
  }

  /** Copies a grid between an array of a signal and one without gaps. */
  private static void copy(
      Signal signal, int event, float[] own, float[] other, int first, boolean load) {
    Plane plane = signal.plane;
    boolean gapless = plane.step() == plane.channels();
    int length = (gapless ? plane.width() : 1) * plane.channels();
    int count = gapless ? 1 : plane.width();
    int[] rows = plane.rows();
    for (int r = 0; r < rows.length * count; r++) {
      int at = plane.lead() + event * plane.event() + rows[r / count] + r % count * plane.step();
      if (load) {
        System.arraycopy(other, first + r * length, own, at, length);
      } else {
        System.arraycopy(own, at, other, first + r * length, length);
      }
    }
  }
}
