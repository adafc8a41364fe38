// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.preparation.PreparedInput;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which columns of the input matrix fill which tensor of an ONNX model.
 *
 * <p>A model with one input takes all inputs in the study's order, {@code [events][inputs]}, or in
 * any further shape of as many numbers, filled row by row. One with several takes each by its name.
 *
 * @param tensors in the order of the file
 */
record OnnxInputs(List<Tensor> tensors) {

  /**
   * One tensor.
   *
   * @param name in the file
   * @param type of its numbers
   * @param shape of one event
   * @param batch events in a call; 0 where any number will do
   * @param columns of the input matrix that fill it
   */
  record Tensor(String name, OnnxJavaType type, long[] shape, int batch, int[] columns) {}

  static OnnxInputs of(String file, Collection<NodeInfo> inputs, Preparation preparation) {
    Map<String, List<Integer>> places = places(preparation);
    List<Tensor> tensors = new ArrayList<>();
    for (NodeInfo input : inputs) {
      tensors.add(tensor(file, input, columns(file, input, inputs.size(), preparation, places)));
    }
    if (inputs.size() > 1) {
      places.keySet().removeIf(name -> tensors.stream().anyMatch(one -> one.name().equals(name)));
      if (!places.isEmpty()) {
        throw new StudyException(
            file + " has no inputs named " + String.join(", ", places.keySet()) + has(inputs));
      }
    }
    return new OnnxInputs(List.copyOf(tensors));
  }

  /** Columns of the matrix by the names that a study uses: of columns, lists' members and lists. */
  private static Map<String, List<Integer>> places(Preparation preparation) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    int at = 0;
    for (PreparedInput input : preparation.inputs()) {
      for (int i = 0; i < input.names().size(); i++) {
        places.computeIfAbsent(input.source().column(), none -> new ArrayList<>()).add(at++);
      }
    }
    return places;
  }

  private static int[] columns(
      String file,
      NodeInfo input,
      int inputs,
      Preparation preparation,
      Map<String, List<Integer>> places) {
    if (inputs == 1) {
      int[] all = new int[preparation.width()];
      Arrays.setAll(all, i -> i);
      return all;
    }
    List<Integer> own = places.get(input.getName());
    if (own == null) {
      throw new StudyException(
          file
              + " wants an input '"
              + input.getName()
              + "', which is not among the inputs of the classifier: "
              + String.join(", ", places.keySet())
              + Nearest.hint(input.getName(), places.keySet()));
    }
    return own.stream().mapToInt(Integer::intValue).toArray();
  }

  private static String has(Collection<NodeInfo> inputs) {
    return "; it has " + String.join(", ", inputs.stream().map(NodeInfo::getName).toList());
  }

  private static Tensor tensor(String file, NodeInfo input, int[] columns) {
    if (!(input.getInfo() instanceof TensorInfo info)) {
      throw new StudyException(
          file + ": input '" + input.getName() + "' is no tensor but " + input.getInfo());
    }
    if (!List.of(OnnxJavaType.FLOAT, OnnxJavaType.DOUBLE, OnnxJavaType.INT64, OnnxJavaType.INT32)
        .contains(info.type)) {
      throw new StudyException(
          file + ": input '" + input.getName() + "' takes " + info.type + ", not numbers");
    }
    long[] shape = info.getShape();
    long[] event = event(shape, columns.length);
    long numbers = Arrays.stream(event).reduce(1, (a, b) -> a * b);
    if (shape.length == 0 || numbers != columns.length) {
      throw new StudyException(
          file
              + ": input '"
              + input.getName()
              + "' has the shape "
              + text(shape)
              + ", and the classifier gives "
              + columns.length
              + " numbers per event: expected [events, "
              + columns.length
              + "]");
    }
    int batch = shape[0] > 0 ? (int) Math.min(shape[0], 1 << 16) : 0;
    return new Tensor(input.getName(), info.type, event, batch, columns);
  }

  /** The shape of one event: the first dimension is that of events, one open one is what fits. */
  private static long[] event(long[] shape, int columns) {
    long[] event = shape.length == 0 ? shape : Arrays.copyOfRange(shape, 1, shape.length);
    long known = Arrays.stream(event).filter(one -> one > 0).reduce(1, (a, b) -> a * b);
    long open = Arrays.stream(event).filter(one -> one <= 0).count();
    return open == 1 && columns % known == 0
        ? Arrays.stream(event).map(one -> one > 0 ? one : columns / known).toArray()
        : event;
  }

  static String text(long[] shape) {
    return Arrays.toString(shape).replace("-1", "any");
  }

  /** How many events go through the model in a call: what it wants, or so many. */
  int batch(int fallback) {
    return tensors.stream().mapToInt(Tensor::batch).max().orElse(0) > 0
        ? tensors.stream().mapToInt(Tensor::batch).max().orElse(fallback)
        : fallback;
  }

  /** The tensors of some events; places beyond the last event are filled with zeros. */
  Map<String, OnnxTensor> fill(OrtEnvironment environment, Matrix events, int from, int batch)
      throws OrtException {
    Map<String, OnnxTensor> filled = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      int width = tensor.columns().length;
      float[] numbers = new float[batch * width];
      int rows = Math.min(batch, events.rows() - from);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < width; j++) {
          numbers[i * width + j] = events.get(from + i, tensor.columns()[j]);
        }
      }
      long[] shape = new long[tensor.shape().length + 1];
      shape[0] = batch;
      System.arraycopy(tensor.shape(), 0, shape, 1, tensor.shape().length);
      filled.put(tensor.name(), tensor(environment, tensor.type(), numbers, shape));
    }
    return filled;
  }

  private static OnnxTensor tensor(
      OrtEnvironment environment, OnnxJavaType type, float[] numbers, long[] shape)
      throws OrtException {
    return switch (type) {
      case DOUBLE ->
          OnnxTensor.createTensor(environment, DoubleBuffer.wrap(doubles(numbers)), shape);
      case INT64 -> OnnxTensor.createTensor(environment, LongBuffer.wrap(longs(numbers)), shape);
      case INT32 -> OnnxTensor.createTensor(environment, IntBuffer.wrap(integers(numbers)), shape);
      default -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(numbers), shape);
    };
  }

  private static double[] doubles(float[] numbers) {
    double[] values = new double[numbers.length];
    Arrays.setAll(values, i -> numbers[i]);
    return values;
  }

  private static long[] longs(float[] numbers) {
    long[] values = new long[numbers.length];
    Arrays.setAll(values, i -> (long) numbers[i]);
    return values;
  }

  private static int[] integers(float[] numbers) {
    int[] values = new int[numbers.length];
    Arrays.setAll(values, i -> (int) numbers[i]);
    return values;
  }
}
