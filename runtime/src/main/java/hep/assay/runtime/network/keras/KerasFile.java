// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.data.hdf5.Hdf5Arrays;
import hep.assay.runtime.network.saved.ModelFile;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What Keras saved: an HDF5 file, whose weights have names, or a {@code .keras} archive, whose
 * weights are numbered. Of an archive {@code config.json} and {@code model.weights.h5} are read,
 * and nothing else.
 */
final class KerasFile implements AutoCloseable {
  private static final String DESCRIPTION = "config.json";
  private static final String WEIGHTS = "model.weights.h5";

  /** More than deflate can pack; an entry that unpacks to more is refused. */
  private static final long PACKED = 1100;

  private final String name;
  private final KerasModel model;
  private final Hdf5Arrays arrays;

  /** The group of each layer's weights in an archive; null of an HDF5 file. */
  private final Map<String, String> groups;

  private KerasFile(String name, String description, Hdf5Arrays arrays, boolean archive) {
    this.name = name;
    this.arrays = arrays;
    this.model = KerasModel.of(name, description);
    this.groups = archive ? groups(model.layers()) : null;
  }

  /**
   * Opens a file.
   *
   * @throws StudyException where it is neither, holds no network, or one that is no model of layers
   */
  static KerasFile open(ModelFile file) {
    byte[] bytes = file.bytes();
    boolean archive = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    if (archive) {
      Map<String, byte[]> entries = entries(file);
      String description = new String(entries.get(DESCRIPTION), StandardCharsets.UTF_8);
      Hdf5Arrays arrays = Hdf5Arrays.of(file.name(), entries.get(WEIGHTS));
      return closedOnFailure(file.name(), description, arrays, true);
    }
    Hdf5Arrays arrays = Hdf5Arrays.of(file.name(), bytes);
    if (!arrays.hasAttribute("", "model_config")) {
      arrays.close();
      throw new StudyException(
          file.name()
              + " has no model_config: it holds weights only, or no Keras model; save it with"
              + " model.save(\"model.keras\")");
    }
    return closedOnFailure(file.name(), arrays.text("", "model_config"), arrays, false);
  }

  private static KerasFile closedOnFailure(
      String name, String description, Hdf5Arrays arrays, boolean archive) {
    try {
      return new KerasFile(name, description, arrays, archive);
    } catch (StudyException problem) {
      arrays.close();
      throw problem;
    }
  }

  private static Map<String, byte[]> entries(ModelFile file) {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(DESCRIPTION) || entry.getName().equals(WEIGHTS)) {
          entries.put(entry.getName(), bounded(file, entry.getName(), zip));
        }
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw new StudyException(file.name() + " is damaged: " + damaged.getMessage(), damaged);
    }
    for (String wanted : List.of(DESCRIPTION, WEIGHTS)) {
      if (!entries.containsKey(wanted)) {
        throw new StudyException(
            file.name()
                + " has no "
                + wanted
                + ": it is no network that Keras saved with model.save(\"model.keras\")");
      }
    }
    return entries;
  }

  private static byte[] bounded(ModelFile file, String entry, InputStream in) throws IOException {
    int most = (int) Math.min(ModelFile.MOST, PACKED * file.bytes().length);
    byte[] bytes = in.readNBytes(most);
    if (in.read() >= 0) {
      throw new StudyException(
          file.name() + ": " + entry + " unpacks to more than " + (most >> 20) + " MiB");
    }
    return bytes;
  }

  /** The name of a layer's class in small letters, numbered from the second of its kind on. */
  private static Map<String, String> groups(List<KerasConfig> layers) {
    Map<String, Integer> seen = new HashMap<>();
    Map<String, String> groups = new HashMap<>();
    for (KerasConfig layer : layers) {
      String kind =
          layer
              .type()
              .replaceAll("\\W+", "")
              .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
              .replaceAll("([a-z])([A-Z])", "$1_$2")
              .toLowerCase(Locale.ROOT);
      int number = seen.merge(kind, 1, Integer::sum) - 1;
      groups.put(layer.name(), "layers/" + kind + (number == 0 ? "" : "_" + number) + "/vars");
    }
    return groups;
  }

  String name() {
    return name;
  }

  KerasModel model() {
    return model;
  }

  /**
   * The weights of a layer.
   *
   * @param weight its name, {@code kernel}
   */
  Hdf5Arrays.Numbers weights(KerasConfig layer, String weight) {
    return groups == null ? named(layer, weight) : numbered(layer, weight);
  }

  /** By the last part of its name: {@code dense/kernel:0}, {@code sequential/a/kernel}. */
  private Hdf5Arrays.Numbers named(KerasConfig layer, String weight) {
    String group = "model_weights/" + layer.name();
    List<String> names = arrays.texts(group, "weight_names");
    return names.stream()
        .filter(one -> one.replaceFirst(":0$", "").endsWith("/" + weight))
        .findFirst()
        .map(one -> arrays.numbers(group + "/" + one))
        .orElseThrow(
            () ->
                new StudyException(
                    name
                        + ": layer '"
                        + layer.name()
                        + "' has no "
                        + weight
                        + " but "
                        + String.join(", ", names)));
  }

  private Hdf5Arrays.Numbers numbered(KerasConfig layer, String weight) {
    String group = groups.get(layer.name());
    boolean other =
        arrays.hasAttribute(group, "name") && !arrays.text(group, "name").equals(layer.name());
    if (other) {
      throw new StudyException(
          name
              + " is damaged: the weights at "
              + group
              + " are those of '"
              + arrays.text(group, "name")
              + "', not of '"
              + layer.name()
              + "'");
    }
    return arrays.numbers(group + "/" + order(layer).indexOf(weight));
  }

  /** The weights of a layer in the order in which Keras makes them. */
  private static List<String> order(KerasConfig layer) {
    if (layer.type().equals("Normalization")) {
      return List.of("mean", "variance", "count");
    }
    if (!layer.type().equals("BatchNormalization")) {
      return List.of("kernel", "bias");
    }
    List<String> order = new ArrayList<>();
    if (layer.flag("scale")) {
      order.add("gamma");
    }
    if (layer.flag("center")) {
      order.add("beta");
    }
    order.addAll(List.of("moving_mean", "moving_variance"));
    return order;
  }

  /** Weights that must be so many. */
  float[] vector(KerasConfig layer, String weight, int length) {
    float[] values = weights(layer, weight).values();
    if (values.length != length) {
      throw new StudyException(
          name
              + ": "
              + weight
              + " of layer '"
              + layer.name()
              + "' has "
              + values.length
              + " numbers: expected "
              + length);
    }
    return values;
  }

  @Override
  public void close() {
    arrays.close();
  }
}
