// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From the description and weights of a Keras file to layers: each input goes through layers of its
 * own until they are joined; then all go on together.
 *
 * <p>Layer types and their formulas: keras.io/api/layers. Dropout does nothing after training.
 */
final class KerasNetwork {
  /** What changes nothing after training; numbers stay row by row. */
  private static final List<String> PASSING =
      List.of(
          "Reshape",
          "Dropout",
          "SpatialDropout1D",
          "SpatialDropout2D",
          "SpatialDropout3D",
          "GaussianNoise",
          "GaussianDropout",
          "AlphaDropout",
          "ActivityRegularization");

  private final KerasFile file;
  private final KerasInputs inputs;
  private final KerasDense dense;
  private final KerasNormalisations normalisations;
  private final KerasConvolutions convolutions;
  private final Map<String, KerasStrand> strands = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final KerasStrand end;
  private final int width;

  private KerasNetwork(KerasFile file, Preparation preparation) {
    KerasLimits limits = new KerasLimits(file.name());
    this.file = file;
    this.inputs = KerasInputs.of(file.name(), file.model(), preparation);
    this.dense = new KerasDense(file, limits);
    this.normalisations = new KerasNormalisations(file, limits);
    this.convolutions = new KerasConvolutions(file, limits, dense);
    this.width = preparation.width();
    file.model().layers().forEach(layer -> strands.put(layer.name(), after(layer)));
    this.end = strands.get(file.model().output());
    if (end == null) {
      throw new StudyException(file.name() + ": its description is damaged: it has no output");
    }
    end.flatten();
  }

  /** Reads all layers. */
  static KerasNetwork read(KerasFile file, Preparation preparation) {
    return new KerasNetwork(file, preparation);
  }

  /** Which of the classifier's inputs are which, where names did not say it; else empty. */
  String note() {
    return inputs.note();
  }

  /** How many numbers come out of the last layer. */
  int outputs() {
    return end.layers().width();
  }

  /** The layers as {@link KerasLayers#finished} ends them. */
  Architecture architecture(int[] places, boolean logits) {
    KerasAssembly assembly = new KerasAssembly(file.name(), width, end);
    return assembly.architecture(end.layers().finished(file.name(), places, logits));
  }

  private KerasStrand after(KerasConfig layer) {
    if (layer.type().equals(KerasConfig.INPUT)) {
      KerasSource source = inputs.sources().get(layer.name());
      if (source == null) {
        throw branches(layer.name());
      }
      source.check(layer);
      return KerasStrand.of(source);
    }
    for (String one : layer.sources()) {
      if (!used.add(one)) {
        throw branches(one);
      }
    }
    List<KerasStrand> sources = layer.sources().stream().map(strands::get).toList();
    if (layer.type().equals("Concatenate")) {
      return joined(layer, sources);
    }
    if (sources.size() != 1) {
      throw unknown(layer);
    }
    add(layer, sources.get(0));
    return sources.get(0);
  }

  private void add(KerasConfig layer, KerasStrand strand) {
    boolean known =
        dense.add(layer, strand)
            || normalisations.add(layer, strand)
            || convolutions.add(layer, strand)
            || PASSING.contains(layer.type());
    boolean flattens =
        layer.type().equals("Flatten")
            || layer.type().equals("Reshape") && layer.numbers("target_shape").size() == 1;
    if (flattens) {
      strand.flatten();
    } else if (!known) {
      throw unknown(layer);
    } else if (layer.type().equals("Reshape") && !strand.isFlat() && !isAsItIs(layer, strand)) {
      throw unknown(layer);
    }
  }

  /** Whether the grid of the inputs already has the shape that is wanted. */
  private static boolean isAsItIs(KerasConfig reshape, KerasStrand strand) {
    return strand.image() == null
        && strand.source().grids().contains(reshape.numbers("target_shape"));
  }

  private KerasStrand joined(KerasConfig layer, List<KerasStrand> sources) {
    List<KerasStrand> parts = new ArrayList<>();
    for (KerasStrand source : sources) {
      if (!source.isFlat() || source.isJoined() && !source.layers().isEmpty()) {
        throw new StudyException(
            file.name()
                + ": layer '"
                + layer.name()
                + "' joins "
                + (source.isFlat()
                    ? "what has layers after it was joined before"
                    : "images or lists that were not flattened")
                + "; Assay joins the flat ends of branches once. Any network can be exported to"
                + " ONNX: model onnx(\"...\")");
      }
      parts.addAll(source.parts());
    }
    return KerasStrand.joined(parts);
  }

  private StudyException branches(String layer) {
    return new StudyException(
        file.name()
            + ": the network branches at layer '"
            + layer
            + "'; each layer may feed one other. Any network can be exported to ONNX: model"
            + " onnx(\"...\")");
  }

  private StudyException unknown(KerasConfig layer) {
    List<String> read =
        Stream.of(
                KerasDense.READ,
                KerasNormalisations.READ,
                KerasConvolutions.READ,
                List.of("Dropout", "Flatten", "Reshape", "Concatenate"))
            .flatMap(List::stream)
            .toList();
    return new StudyException(
        file.name()
            + ": layer '"
            + layer.name()
            + "' is a "
            + layer.type()
            + ", which Assay does not read here; it reads "
            + String.join(", ", read)
            + ". Any network can be exported to ONNX: model onnx(\"...\")");
  }
}
