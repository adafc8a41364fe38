// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Branch;
import hep.assay.runtime.network.GraphLayer;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Layer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Architectures as bytes, part of {@link ModelFormat}.
 *
 * <pre>
 * architecture = branches, joint layers;  branch = kind of input, shape, first input, layers
 * layer = its word, then
 *   dense          inputs, outputs, activation, weights, bias
 *   convolution    size, kernel, channels, filters, activation, weights, bias
 *   pool           size, window, channels
 *   windows        size, window, first, stride, pooled, channels
 *   graph          kind, nodes, channels, filters, residual, activation, weights, bias
 *   attention      heads, then as graph
 *   readout        pooling, nodes, channels
 *   normalisation  positions, epsilon, activation, scale, shift, mean, variance
 * </pre>
 */
final class LayerFormat {
  private LayerFormat() {}

  static void write(DataOutputStream out, Architecture architecture) throws IOException {
    out.writeInt(architecture.branches().size());
    for (Branch branch : architecture.branches()) {
      ModelFormat.writeText(out, branch.kind().name());
      writeSizes(out, branch.shape());
      out.writeInt(branch.from());
      writeLayers(out, branch.layers());
    }
    writeLayers(out, architecture.joint());
  }

  static Architecture read(DataInputStream in, int inputs) throws IOException {
    List<Branch> branches = new ArrayList<>();
    int count = ModelFormat.length(in, 1);
    for (int b = 0; b < count; b++) {
      InputGroup.Kind kind = InputGroup.Kind.valueOf(ModelFormat.readText(in));
      List<Integer> shape = readSizes(in);
      int from = in.readInt();
      branches.add(new Branch(kind, shape, from, readLayers(in)));
    }
    return new Architecture(inputs, branches, readLayers(in));
  }

  private static void writeLayers(DataOutputStream out, List<? extends Layer> layers)
      throws IOException {
    out.writeInt(layers.size());
    for (Layer layer : layers) {
      writeLayer(out, layer);
    }
  }

  private static List<Layer> readLayers(DataInputStream in) throws IOException {
    List<Layer> layers = new ArrayList<>();
    int count = ModelFormat.length(in, 1);
    for (int l = 0; l < count; l++) {
      layers.add(readLayer(in));
    }
    return layers;
  }

  private static void writeLayer(DataOutputStream out, Layer layer) throws IOException {
    if (layer instanceof Layer.Dense dense) {
      ModelFormat.writeText(out, "dense");
      writeDense(out, dense);
    } else if (layer instanceof Layer.Convolution one) {
      ModelFormat.writeText(out, "convolution");
      writeSizes(out, one.size());
      writeSizes(out, one.kernel());
      out.writeInt(one.channels());
      out.writeInt(one.filters());
      ModelFormat.writeText(out, one.activation().word());
      ModelFormat.writeNumbers(out, one.weights());
      ModelFormat.writeNumbers(out, one.bias());
    } else if (layer instanceof Layer.Pool one) {
      writePool(out, one);
    } else if (layer instanceof Layer.GraphConvolution one) {
      writeGraph(out, one);
    } else if (layer instanceof Layer.Readout one) {
      ModelFormat.writeText(out, "readout");
      ModelFormat.writeText(out, one.pooling().name());
      out.writeInt(one.nodes());
      out.writeInt(one.channels());
    } else if (layer instanceof Layer.Normalisation one) {
      ModelFormat.writeText(out, "normalisation");
      out.writeInt(one.positions());
      out.writeFloat(one.epsilon());
      ModelFormat.writeText(out, one.activation().word());
      for (float[] numbers : List.of(one.scale(), one.shift(), one.mean(), one.variance())) {
        ModelFormat.writeNumbers(out, numbers);
      }
    }
  }

  private static void writePool(DataOutputStream out, Layer.Pool one) throws IOException {
    boolean plain = one.isSideBySide();
    ModelFormat.writeText(out, plain ? "pool" : "windows");
    writeSizes(out, one.size());
    writeSizes(out, one.window());
    if (!plain) {
      writeSizes(out, one.first());
      writeSizes(out, one.stride());
      writeSizes(out, one.pooled());
    }
    out.writeInt(one.channels());
  }

  private static Layer readLayer(DataInputStream in) throws IOException {
    String word = ModelFormat.readText(in);
    return switch (word) {
      case "dense" -> readDense(in);
      case "convolution" -> readConvolution(in);
      case "pool" -> Layer.Pool.of(readSizes(in), readSizes(in), in.readInt());
      case "windows" ->
          new Layer.Pool(
              readSizes(in),
              readSizes(in),
              readSizes(in),
              readSizes(in),
              readSizes(in),
              in.readInt());
      case "graph" -> readGraph(in, 1);
      case "attention" -> readGraph(in, in.readInt());
      case "readout" ->
          new Layer.Readout(
              Layer.Pooling.valueOf(ModelFormat.readText(in)), in.readInt(), in.readInt());
      case "normalisation" -> readNormalisation(in);
      default -> throw new IOException("a layer of unknown kind '" + word + "'");
    };
  }

  static void writeDense(DataOutputStream out, Layer.Dense layer) throws IOException {
    out.writeInt(layer.inputs());
    out.writeInt(layer.outputs());
    ModelFormat.writeText(out, layer.activation().word());
    ModelFormat.writeNumbers(out, layer.weights());
    ModelFormat.writeNumbers(out, layer.bias());
  }

  static Layer.Dense readDense(DataInputStream in) throws IOException {
    int inputs = in.readInt();
    int outputs = in.readInt();
    Activation activation = Activation.of(ModelFormat.readText(in));
    float[] weights = ModelFormat.readNumbers(in);
    return new Layer.Dense(inputs, outputs, weights, ModelFormat.readNumbers(in), activation);
  }

  private static void writeGraph(DataOutputStream out, Layer.GraphConvolution one)
      throws IOException {
    ModelFormat.writeText(out, one.heads() == 1 ? "graph" : "attention");
    if (one.heads() > 1) {
      out.writeInt(one.heads());
    }
    ModelFormat.writeText(out, one.kind().word());
    out.writeInt(one.nodes());
    out.writeInt(one.channels());
    out.writeInt(one.filters());
    out.writeBoolean(one.residual());
    ModelFormat.writeText(out, one.activation().word());
    ModelFormat.writeNumbers(out, one.weights());
    ModelFormat.writeNumbers(out, one.bias());
  }

  private static Layer readGraph(DataInputStream in, int heads) throws IOException {
    GraphLayer kind = GraphLayer.of(ModelFormat.readText(in));
    int nodes = in.readInt();
    int channels = in.readInt();
    int filters = in.readInt();
    boolean residual = in.readBoolean();
    Activation activation = Activation.of(ModelFormat.readText(in));
    float[] weights = ModelFormat.readNumbers(in);
    float[] bias = ModelFormat.readNumbers(in);
    return new Layer.GraphConvolution(
        kind, nodes, channels, filters, weights, bias, activation, residual, heads);
  }

  private static Layer readConvolution(DataInputStream in) throws IOException {
    List<Integer> size = readSizes(in);
    List<Integer> kernel = readSizes(in);
    int channels = in.readInt();
    int filters = in.readInt();
    Activation activation = Activation.of(ModelFormat.readText(in));
    float[] weights = ModelFormat.readNumbers(in);
    float[] bias = ModelFormat.readNumbers(in);
    return new Layer.Convolution(size, kernel, channels, filters, weights, bias, activation);
  }

  private static Layer readNormalisation(DataInputStream in) throws IOException {
    int positions = in.readInt();
    float epsilon = in.readFloat();
    Activation activation = Activation.of(ModelFormat.readText(in));
    float[] scale = ModelFormat.readNumbers(in);
    float[] shift = ModelFormat.readNumbers(in);
    float[] mean = ModelFormat.readNumbers(in);
    float[] variance = ModelFormat.readNumbers(in);
    return new Layer.Normalisation(positions, scale, shift, mean, variance, epsilon, activation);
  }

  private static void writeSizes(DataOutputStream out, List<Integer> sizes) throws IOException {
    out.writeInt(sizes.size());
    for (int size : sizes) {
      out.writeInt(size);
    }
  }

  private static List<Integer> readSizes(DataInputStream in) throws IOException {
    Integer[] sizes = new Integer[ModelFormat.length(in, 4)];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = in.readInt();
    }
    return Arrays.asList(sizes);
  }
}
