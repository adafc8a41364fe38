// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.preparation;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;

/** Learns the adjustments of one input after the other from the same training events. */
final class PreparationFit {
  private final List<Method> methods;
  private final int[] training;
  private final double[] weights;

  PreparationFit(List<Method> methods, int[] training, double[] weights) {
    this.methods =
        methods.stream()
            .map(
                method ->
                    new Method(
                        method.word(),
                        Preparations.ALL.get(method.word()).term().complete(method.settings())))
            .toList();
    this.training = training;
    this.weights = weights;
    if (training.length == 0) {
      throw new StudyException("there are no training events");
    }
  }

  List<PreparedInput> of(Input input, Columns columns) {
    if (input.asItIs()) {
      return List.of(new PreparedInput(input.column(), input, List.of()));
    }
    List<Method> own = methods.stream().filter(m -> concerns(m.settings(), input)).toList();
    return switch (input.kind()) {
      case SCALAR -> scalar(input, columns, own);
      case LIST, IMAGE -> elements(input, columns, own);
      case GRAPH -> graph(input, columns, own);
    };
  }

  private static boolean concerns(Settings settings, Input input) {
    if (!settings.has("columns")) {
      return true;
    }
    return settings.words("columns").stream()
        .anyMatch(name -> input.column().equals(name) || input.column().startsWith(name + "."));
  }

  private List<PreparedInput> scalar(Input input, Columns columns, List<Method> own) {
    double[] all = Preparation.numbers(input, columns);
    TrainingValues.Source values =
        visitor -> {
          for (int i = 0; i < training.length; i++) {
            visitor.visit(all[training[i]], Math.abs(weights[i]));
          }
        };
    List<PreparedInput> prepared = new ArrayList<>(prepared(input, values, own));
    boolean missing = false;
    for (int event : training) {
      missing |= Double.isNaN(all[event]);
    }
    boolean indicator =
        own.stream()
            .takeWhile(method -> !method.word().equals(Preparations.ONE_HOT))
            .anyMatch(
                method ->
                    method.word().equals(Preparations.IMPUTE)
                        && method.settings().flag("indicator"));
    if (missing && indicator) {
      String name = input.column() + " missing";
      prepared.add(new PreparedInput(name, input, List.of(new Adjustment.Indicator())));
    }
    return prepared;
  }

  /** One set of numbers for all elements of a list or image. */
  private List<PreparedInput> elements(Input input, Columns columns, List<Method> own) {
    Lists list = Preparation.shape(input, columns);
    return prepared(input, visitor -> each(list, input.length(), 0, 1, visitor), own);
  }

  /** One set of numbers for each feature of the nodes that are there. */
  private List<PreparedInput> graph(Input input, Columns columns, List<Method> own) {
    Lists list = Preparation.shape(input, columns);
    int nodes = input.shape().get(0);
    int width = input.shape().get(1);
    List<List<Adjustment>> features = new ArrayList<>();
    for (int feature = 0; feature < width; feature++) {
      int from = feature;
      TrainingValues.Source values = visitor -> eachNode(list, nodes, width, from, visitor);
      List<PreparedInput> one = prepared(input, values, own);
      if (one.size() != 1) {
        throw new StudyException("oneHot can't prepare the graph '" + input.column() + "'");
      }
      features.add(one.get(0).adjustments());
    }
    return List.of(new PreparedInput(input.column(), input, List.of(), features));
  }

  private void each(Lists list, int most, int first, int step, TrainingValues.Visitor visitor) {
    double factor = list.unit().factor();
    double[] block = new double[most];
    for (int i = 0; i < training.length; i++) {
      int start = list.start(training[i]);
      int end = Math.min(list.start(training[i] + 1), start + most);
      list.elements().copy(start, end, block);
      for (int k = first; k < end - start; k += step) {
        visitor.visit(factor == 1 ? block[k] : block[k] * factor, Math.abs(weights[i]));
      }
    }
  }

  private void eachNode(
      Lists list, int nodes, int width, int feature, TrainingValues.Visitor visitor) {
    double[] block = new double[nodes * (width + 1)];
    for (int i = 0; i < training.length; i++) {
      int start = list.start(training[i]);
      list.elements().copy(start, start + block.length, block);
      for (int node = 0; node < nodes; node++) {
        if (block[nodes * width + node] != 0) {
          visitor.visit(block[node * width + feature], Math.abs(weights[i]));
        }
      }
    }
  }

  /** Learns one method after the other, each on what those before made of the values. */
  private static List<PreparedInput> prepared(
      Input input, TrainingValues.Source values, List<Method> own) {
    List<Adjustment> adjustments = new ArrayList<>();
    for (Method method : own) {
      List<Adjustment> before = List.copyOf(adjustments);
      TrainingValues.Source adjusted =
          visitor ->
              values.each((x, weight) -> visitor.visit(PreparedInput.apply(before, x), weight));
      TrainingValues known = new TrainingValues(input.column(), adjusted);
      if (method.word().equals(Preparations.ONE_HOT)) {
        return categories(input, before, known, method.settings());
      }
      adjustments.add(
          Preparations.ALL.get(method.word()).fit().fit(input.column(), known, method.settings()));
    }
    return List.of(new PreparedInput(input.column(), input, adjustments));
  }

  private static List<PreparedInput> categories(
      Input input, List<Adjustment> before, TrainingValues values, Settings settings) {
    int limit = settings.integer("limit");
    if (input.kind() == InputGroup.Kind.IMAGE) {
      throw new StudyException("oneHot can't prepare the image '" + input.column() + "'");
    }
    double[] distinct = values.distinct(limit);
    if (distinct.length > limit) {
      throw new StudyException(
          "oneHot: '"
              + input.column()
              + "' has more different values in training events than limit = "
              + limit);
    }
    List<PreparedInput> prepared = new ArrayList<>();
    for (double value : distinct) {
      String text = value == Math.rint(value) ? "" + (long) value : "" + value;
      String name = input.column() + " = " + text;
      List<Adjustment> all = new ArrayList<>(before);
      all.add(new Adjustment.Category(value));
      prepared.add(new PreparedInput(name, input, all));
    }
    return prepared;
  }
}
