// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import hep.assay.runtime.kernel.Softmax;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.design.ModelClasses;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.saved.ForeignModel;
import hep.assay.runtime.network.saved.Importer.ImportTask;
import hep.assay.runtime.network.saved.ModelFile;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model that ONNX Runtime scores.
 *
 * <p>Events go through in calls of one fixed size, the last one filled up with zeros, so that what
 * an event gets does not depend on how many there are.
 */
final class OnnxModel implements ForeignModel {
  private static final int BATCH = 256;

  /** How far from a probability rounding in single precision may lead. */
  private static final double ROUNDING = 1e-3;

  private final ModelFile file;
  private final OrtSession session;
  private final OnnxInputs binding;
  private final String output;
  private final boolean logits;
  private final List<String> inputs;
  private final List<String> classes;
  private final ImportTask task;

  private OnnxModel(
      ModelFile file,
      OrtSession session,
      Preparation preparation,
      OnnxInputs binding,
      String output,
      ImportTask task) {
    this.file = file;
    this.session = session;
    this.binding = binding;
    this.output = output;
    this.logits = task.settings().word("gives").equals("logits");
    this.inputs = preparation.names();
    this.classes = task.classes();
    this.task = task;
  }

  /** Binds and tries out: one call shows whether the shapes fit. */
  static OnnxModel of(ModelFile file, OrtSession session, Preparation preparation, ImportTask task)
      throws OrtException {
    OnnxInputs binding = OnnxInputs.of(file.name(), session.getInputInfo().values(), preparation);
    String output = output(file.name(), session, task);
    OnnxModel model = new OnnxModel(file, session, preparation, binding, output, task);
    model.call(Matrix.zeros(1, preparation.width()), 0, binding.batch(BATCH));
    return model;
  }

  private static String output(String file, OrtSession session, ImportTask task)
      throws OrtException {
    List<String> all = List.copyOf(session.getOutputNames());
    if (task.settings().has("output")) {
      String wanted = task.settings().word("output");
      if (!all.contains(wanted)) {
        throw new StudyException(
            file
                + " has no output '"
                + wanted
                + "'"
                + Nearest.hint(wanted, all)
                + "; its outputs are "
                + String.join(", ", all));
      }
      return wanted;
    }
    List<String> numbers = new ArrayList<>();
    for (NodeInfo one : session.getOutputInfo().values()) {
      if (isNumbers(one)) {
        numbers.add(one.getName());
      }
    }
    if (numbers.size() != 1) {
      throw new StudyException(
          numbers.isEmpty()
              ? file
                  + " has no output of numbers, but "
                  + session.getOutputInfo().values()
                  + "; a scikit-learn classifier is exported with options={id(model): {'zipmap':"
                  + " False}}"
              : file
                  + " has several outputs: "
                  + String.join(", ", numbers)
                  + "; choose one with output = \""
                  + numbers.get(0)
                  + "\"");
    }
    return numbers.get(0);
  }

  private static boolean isNumbers(NodeInfo output) {
    return output.getInfo() instanceof TensorInfo info
        && Set.of("FLOAT", "DOUBLE").contains(info.type.name());
  }

  @Override
  public ModelFile file() {
    return file;
  }

  @Override
  public Method model() {
    return new Method(Models.ONNX.name(), task.settings());
  }

  @Override
  public List<String> inputs() {
    return inputs;
  }

  @Override
  public List<String> outputs() {
    return classes;
  }

  @Override
  public Matrix scores(Matrix events) {
    if (events.columns() != inputs.size()) {
      throw new IllegalArgumentException(
          events.columns() + " columns for a model of " + inputs.size() + " inputs");
    }
    Matrix scores = Matrix.zeros(events.rows(), classes.size());
    int batch = binding.batch(BATCH);
    for (int from = 0; from < events.rows(); from += batch) {
      int rows = Math.min(batch, events.rows() - from);
      float[] raw = call(events, from, batch);
      classes(raw, raw.length / batch, rows, from, scores);
    }
    if (logits) {
      Softmax.apply(scores.values(), 0, classes.size(), scores.rows(), classes.size());
    } else {
      check(scores);
    }
    return scores;
  }

  /** The output of one call, {@code [batch][outputs]}. */
  private float[] call(Matrix events, int from, int batch) {
    Map<String, OnnxTensor> filled = Map.of();
    try {
      filled = binding.fill(OnnxImporter.environment(), events, from, batch);
      try (OrtSession.Result result = session.run(filled, Set.of(output))) {
        return numbers((OnnxTensor) result.get(0), batch);
      }
    } catch (OrtException | ClassCastException failed) {
      throw new StudyException(
          "ONNX Runtime can't score with " + file.name() + ": " + failed.getMessage(), failed);
    } finally {
      filled.values().forEach(OnnxTensor::close);
    }
  }

  private float[] numbers(OnnxTensor tensor, int batch) {
    long[] shape = tensor.getInfo().getShape();
    long numbers = tensor.getInfo().getNumElements();
    if (shape.length == 0 || shape[0] != batch) {
      throw new StudyException(
          file
              + ": output '"
              + output
              + "' has the shape "
              + OnnxInputs.text(shape)
              + " for "
              + batch
              + " events: expected ["
              + batch
              + ", "
              + classes.size()
              + "]");
    }
    ModelClasses.places(file.name(), (int) (numbers / batch), classes, task.settings());
    float[] values = new float[(int) numbers];
    FloatBuffer floats = tensor.getFloatBuffer();
    if (floats != null) {
      floats.get(values);
      return values;
    }
    DoubleBuffer doubles = tensor.getDoubleBuffer();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) doubles.get(i);
    }
    return values;
  }

  /** Puts the outputs at the classes of the study; one output is the first of two. */
  private void classes(float[] raw, int outputs, int rows, int from, Matrix scores) {
    int[] places = ModelClasses.places(file.name(), outputs, classes, task.settings());
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < places.length; k++) {
        float value =
            outputs > 1
                ? raw[i * outputs + places[k]]
                : places[k] == 0 ? raw[i] : logits ? 0 : 1 - raw[i];
        scores.set(from + i, k, value);
      }
    }
  }

  private void check(Matrix scores) {
    for (int i = 0; i < scores.rows(); i++) {
      double sum = 0;
      for (int k = 0; k < scores.columns(); k++) {
        float p = scores.get(i, k);
        if (!(p >= -ROUNDING && p <= 1 + ROUNDING)) {
          throw wrong("gives " + p + " for class " + classes.get(k));
        }
        sum += p;
      }
      if (Math.abs(sum - 1) > ROUNDING) {
        throw wrong("gives probabilities that sum to " + (float) sum);
      }
    }
  }

  private StudyException wrong(String what) {
    return new StudyException(
        file.name()
            + ": output '"
            + output
            + "' "
            + what
            + "; write gives = logits where it has no softmax");
  }
}
