// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.structure;

import hep.assay.runtime.data.Loss;
import hep.assay.runtime.data.Shape;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.expression.Values;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pixels: the objects of a list binned in two or three axes, or the values of an array of the file.
 *
 * <p>Objects are moved, turned and stretched in the first two axes by {@link JetFrame}, then each
 * adds its value to the pixel {@code [row][column]} with {@code column = floor((x - low) / (high -
 * low) * columns)} and {@code row} likewise from y: row 0 holds the lowest y, ranges are half-open,
 * objects outside are left out. A third axis, such as the layer of a calorimeter, gives {@code
 * [row][column][layer]} with a range of its own; for a network in two dimensions its layers are
 * channels. At last the image is mirrored and normalised ({@link Pixels}).
 *
 * <p>Reference: Agarwal et al., arXiv:2011.13466, section 3 (centre = subjet, rotate = second,
 * scale = separation, range = -2 .. 2, flip, normalise = sum).
 */
final class Image implements Structure {
  private static final String VALUE = "value";

  @Override
  public Term term() {
    return Term.of(
            "image",
            "pixels: the objects of a list binned in two or three axes, or an array of the file",
            Setting.column(OF, "a list of the dataset, or a column with an array for each event"),
            Setting.columns(
                    "axes",
                    "the members that are x (columns) and y (rows), [eta, phi], and perhaps the"
                        + " depth, [eta, phi, layer]")
                .maybe(),
            Setting.column(VALUE, "the member that is summed in a pixel, such as pt").maybe(),
            Setting.integers("pixels", "[rows, columns] or [rows, columns, layers]")
                .within(1, 4096)
                .maybe(),
            Setting.range("range", "the range of x and y, after all moves: -0.8 .. 0.8").maybe(),
            Setting.range("depth", "the range of the third axis: 0 .. 4").maybe(),
            Setting.word(
                    "centre",
                    "what is moved to the origin: the object of highest value, the mean of all, or"
                        + " the leading of two soft-drop subjets",
                    "none",
                    "hardest",
                    "centroid",
                    "subjet")
                .orElse("none"),
            Setting.word(
                    "rotate",
                    "what is turned to point down (to lower rows): the second hardest object (with"
                        + " centre = subjet: the other subjet), or the heavier end of the principal"
                        + " axis",
                    "none",
                    "second",
                    "principal")
                .orElse("none"),
            Setting.word(
                    "scale",
                    "separation: distances are divided by that of the second from the centre",
                    "none",
                    "separation")
                .orElse("none"),
            Setting.number("zCut", "smallest momentum fraction of a soft-drop subjet, with beta 0")
                .orElse(0.1)
                .within(0, 0.5),
            Setting.flag("flip", "mirrors the image where its left half is not the lighter one"),
            Setting.word(
                    "normalise", "divides by the sum or the largest pixel", "none", "sum", "max")
                .orElse("none"))
        .positionally(OF)
        .from("arXiv:2011.13466, section 3");
  }

  @Override
  public Optional<Wrong> wrong(Settings settings, int length) {
    if (length < 0) {
      return ofArray(settings);
    }
    List<Wrong> missing =
        List.of(
            new Wrong("axes", "the axes are missing, as in axes = [eta, phi]"),
            new Wrong(VALUE, "the value is missing that a pixel sums, as in value = pt"),
            new Wrong("pixels", "the number of pixels is missing, as in pixels = [16, 16]"),
            new Wrong("range", "the range of the axes is missing, as in range = -0.8 .. 0.8"));
    return missing.stream()
        .filter(wrong -> !settings.has(wrong.setting()))
        .findFirst()
        .or(() -> axes(settings))
        .or(() -> frame(settings));
  }

  /** An array of the file has no objects that could be moved. */
  private static Optional<Wrong> ofArray(Settings settings) {
    for (String name : List.of("axes", VALUE, "range", "depth", "centre", "rotate", "scale")) {
      boolean none = name.equals("centre") || name.equals("rotate") || name.equals("scale");
      if (settings.has(name) && !(none && settings.word(name).equals("none"))) {
        return Optional.of(
            new Wrong(
                name,
                "'"
                    + name
                    + "' needs the objects of a list, and '"
                    + settings.word(OF)
                    + "' is a column; declare a list: list constituents { column pt = ... }"));
      }
    }
    return settings.has("pixels") ? pixels(settings, 2, 3) : Optional.empty();
  }

  private static Optional<Wrong> axes(Settings settings) {
    int axes = settings.words("axes").size();
    if (axes != 2 && axes != 3) {
      return Optional.of(
          new Wrong(
              "axes",
              "an image has two axes, as in [eta, phi], or three, as in [eta, phi, layer], not "
                  + axes));
    }
    if (settings.has("depth") != (axes == 3)) {
      return Optional.of(
          axes == 3
              ? new Wrong("depth", "the range of the third axis is missing, as in depth = 0 .. 4")
              : new Wrong("depth", "'depth' is the range of a third axis, and there are two"));
    }
    return pixels(settings, axes, axes);
  }

  private static Optional<Wrong> pixels(Settings settings, int least, int most) {
    double[] pixels = settings.numbers("pixels");
    return pixels.length >= least && pixels.length <= most
        ? Optional.empty()
        : Optional.of(
            new Wrong(
                "pixels",
                "pixels are "
                    + (least == 2 ? "[rows, columns], as in [16, 16]" : "")
                    + (least < most ? ", or " : "")
                    + (most == 3 ? "[rows, columns, layers], as in [16, 16, 4]" : "")
                    + ", not "
                    + pixels.length
                    + (pixels.length == 1 ? " number" : " numbers")));
  }

  private static Optional<Wrong> frame(Settings settings) {
    Interval range = settings.range("range");
    if (!(range.low() < range.high())) {
      return Optional.of(new Wrong("range", "the range goes from low to high"));
    }
    if (settings.has("depth")
        && !(settings.range("depth").low() < settings.range("depth").high())) {
      return Optional.of(new Wrong("depth", "the range goes from low to high"));
    }
    String centre = settings.word("centre");
    boolean two = centre.equals("hardest") || centre.equals("subjet");
    if (!two && settings.word("rotate").equals("second")) {
      return Optional.of(
          new Wrong("rotate", "rotate = second needs centre = hardest or centre = subjet"));
    }
    if (centre.equals("none") && settings.word("rotate").equals("principal")) {
      return Optional.of(new Wrong("rotate", "rotate = principal needs a centre"));
    }
    return !two && settings.word("scale").equals("separation")
        ? Optional.of(
            new Wrong("scale", "scale = separation needs centre = hardest or centre = subjet"))
        : Optional.empty();
  }

  @Override
  public Optional<Shape> shape(Settings settings, int length) {
    return settings.has("pixels")
        ? Optional.of(Shape.image(Arrays.stream(settings.integers("pixels")).boxed().toList()))
        : Optional.empty();
  }

  @Override
  public ShapedColumn make(String name, Settings settings, Source source) {
    return source.length(settings.word(OF)) < 0
        ? reshaped(name, settings, source)
        : binned(name, settings, source);
  }

  private ShapedColumn binned(String name, Settings settings, Source source) {
    Shape shape = shape(settings, 0).orElseThrow();
    List<String> axes = settings.words("axes");
    List<String> members = new ArrayList<>(axes);
    members.add(2, settings.word(VALUE));
    Objects objects = new Objects(source.columns(), members);
    JetFrame frame =
        JetFrame.of(
            settings, source.cyclic().contains(axes.get(0)), source.cyclic().contains(axes.get(1)));
    Pixels pixels = Pixels.of(shape, settings);
    Interval range = settings.range("range");
    Interval depth = axes.size() == 3 ? settings.range("depth") : Pixels.ONE_LAYER;
    int count = source.columns().count();
    float[] all = ShapedColumn.array(shape, count, "the images '" + name + "'");
    double[][] lost = new double[count][];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            event -> {
              double[] image = new double[shape.values()];
              double[][] own = objects.of(event);
              lost[event] = pixels.add(frame.of(own), Pixels.layers(own), range, depth, image);
              pixels.finish(image, all, event * image.length);
            });
    source.losses().accept(loss("objects are outside the range of image '" + name + "'", lost));
    return new ShapedColumn(shape, count, all, Unit.NONE);
  }

  private static Loss loss(String what, double[][] lost) {
    double[] sums = new double[4];
    for (double[] event : lost) {
      for (int k = 0; k < sums.length; k++) {
        sums[k] += event[k];
      }
    }
    return new Loss(what, (long) sums[0], (long) sums[1], sums[2], sums[3]);
  }

  private ShapedColumn reshaped(String name, Settings settings, Source source) {
    Values values = source.columns().values(settings.word(OF));
    if (!(values instanceof Lists list)) {
      throw new StudyException(
          "'"
              + settings.word(OF)
              + "' has one value per event, and an image is made of a list or an array");
    }
    Shape shape =
        shape(settings, -1)
            .orElseGet(
                () -> {
                  if (values instanceof ShapedColumn shaped) {
                    return shaped.shape();
                  }
                  throw new StudyException(
                      "'"
                          + settings.word(OF)
                          + "' has no rows and columns; say how many: pixels = [16, 16]");
                });
    Pixels pixels = Pixels.of(shape, settings);
    int count = source.columns().count();
    float[] all = ShapedColumn.array(shape, count, "the images '" + name + "'");
    double[] image = new double[shape.values()];
    for (int event = 0; event < count; event++) {
      int length = list.start(event + 1) - list.start(event);
      if (length != image.length) {
        throw new StudyException(
            "'%s' has %d values in event %d, and %s needs %d"
                .formatted(settings.word(OF), length, event, shape.title(), image.length));
      }
      list.elements().copy(list.start(event), list.start(event + 1), image);
      pixels.finish(image, all, event * image.length);
    }
    return new ShapedColumn(shape, count, all, Unit.NONE);
  }
}
