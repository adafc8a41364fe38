// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Arrays;
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
    double[] values = values(input, columns);
    double[] own = weightsOf(input, columns);
    boolean missing = input.length() == 0 && Arrays.stream(values).anyMatch(Double::isNaN);
    List<Adjustment> adjustments = new ArrayList<>();
    List<PreparedInput> prepared = new ArrayList<>();
    boolean indicator = false;
    for (Method method : methods) {
      if (!concerns(method.settings(), input)) {
        continue;
      }
      if (method.word().equals(Preparations.ONE_HOT)) {
        return categories(input, values, method.settings());
      }
      indicator |=
          missing
              && method.word().equals(Preparations.IMPUTE)
              && method.settings().flag("indicator");
      Adjustment adjustment =
          Preparations.ALL
              .get(method.word())
              .fit()
              .fit(input.column(), present(input, values, own), method.settings());
      adjustments.add(adjustment);
      for (int i = 0; i < values.length; i++) {
        values[i] = adjustment.apply(values[i]);
      }
    }
    prepared.add(new PreparedInput(input.column(), input, adjustments));
    if (indicator) {
      String name = input.column() + " missing";
      prepared.add(new PreparedInput(name, input, List.of(new Adjustment.Indicator())));
    }
    return prepared;
  }

  private static boolean concerns(Settings settings, Input input) {
    if (!settings.has("columns")) {
      return true;
    }
    return settings.words("columns").stream()
        .anyMatch(name -> input.column().equals(name) || input.column().startsWith(name + "."));
  }

  private double[] values(Input input, Columns columns) {
    if (input.length() == 0) {
      double[] all = Preparation.numbers(input, columns);
      return Arrays.stream(training).mapToDouble(event -> all[event]).toArray();
    }
    Lists shape = Preparation.shape(input, columns);
    double[] elements = Evaluator.elements(Expression.column(input.column()), columns);
    return Arrays.stream(training)
        .flatMap(
            event -> java.util.stream.IntStream.range(shape.start(event), end(shape, event, input)))
        .mapToDouble(at -> elements[at])
        .toArray();
  }

  private double[] weightsOf(Input input, Columns columns) {
    double[] own = new double[training.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = Math.abs(weights[i]);
    }
    if (input.length() == 0) {
      return own;
    }
    Lists shape = Preparation.shape(input, columns);
    return java.util.stream.IntStream.range(0, training.length)
        .boxed()
        .flatMapToDouble(
            i -> {
              int length = end(shape, training[i], input) - shape.start(training[i]);
              return java.util.stream.DoubleStream.generate(() -> own[i]).limit(length);
            })
        .toArray();
  }

  private static int end(Lists shape, int event, Input input) {
    return Math.min(shape.start(event + 1), shape.start(event) + input.length());
  }

  private static PreparationMethod.Sample present(Input input, double[] values, double[] weights) {
    int[] kept =
        java.util.stream.IntStream.range(0, values.length)
            .filter(i -> !Double.isNaN(values[i]) && weights[i] > 0)
            .toArray();
    if (kept.length == 0) {
      throw new StudyException(
          "input '" + input.column() + "' is missing (NaN) in all training events");
    }
    return new PreparationMethod.Sample(
        Arrays.stream(kept).mapToDouble(i -> values[i]).toArray(),
        Arrays.stream(kept).mapToDouble(i -> weights[i]).toArray());
  }

  private static List<PreparedInput> categories(Input input, double[] values, Settings settings) {
    double[] distinct =
        Arrays.stream(values).filter(x -> !Double.isNaN(x)).distinct().sorted().toArray();
    if (distinct.length > settings.integer("limit")) {
      throw new StudyException(
          "oneHot: '"
              + input.column()
              + "' has "
              + distinct.length
              + " different values in training events, more than limit = "
              + settings.integer("limit"));
    }
    List<PreparedInput> prepared = new ArrayList<>();
    for (double value : distinct) {
      String text = value == Math.rint(value) ? "" + (long) value : "" + value;
      String name = input.column() + " = " + text;
      prepared.add(new PreparedInput(name, input, List.of(new Adjustment.Category(value))));
    }
    return prepared;
  }
}
