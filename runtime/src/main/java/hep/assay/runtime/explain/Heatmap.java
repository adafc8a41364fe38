// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.data.Shape;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The mean image of each true class, and the mean normalised relevance of its pixels ({@link
 * PixelMap}), mean over trainings. Layers or channels of a pixel are summed.
 *
 * <p>Reference: arXiv:2011.13466, figures of relevance of jet images.
 */
public final class Heatmap implements Display {
  @Override
  public Term term() {
    return Term.of(
            "heatmap",
            "mean image of each class, and the mean relevance of its pixels",
            Setting.columns("images", "the images"))
        .positionally("images", "...");
  }

  @Override
  public List<Plot> plots(DisplayRequest request, Settings settings) {
    List<Plot> plots = new ArrayList<>();
    for (String image : settings.words("images")) {
      List<Explained> shown =
          request.explained().stream().filter(one -> hasMap(one, image)).toList();
      Set<String> places = new HashSet<>();
      for (Explained one : shown) {
        // the same events whoever explains them
        if (places.add(place(one.explanation().attribution()) + one.classes())) {
          plots.addAll(plots(one, image, request, false));
        }
      }
      shown.forEach(one -> plots.addAll(plots(one, image, request, true)));
    }
    if (plots.isEmpty()) {
      throw new StudyException(
          "heatmap("
              + String.join(", ", settings.words("images"))
              + ") shows nothing: no explainer of single events, such as lrp or saliency, explains"
              + " such an image");
    }
    return plots;
  }

  private static boolean hasMap(Explained one, String image) {
    return one.columns().names().contains(image)
        && one.columns().values(image) instanceof ShapedColumn shaped
        && shaped.shape().kind() == Shape.Kind.IMAGE
        && one.explanation().relevance().stream()
            .flatMap(relevance -> relevance.maps().stream())
            .anyMatch(map -> map.feature().equals(image));
  }

  /** The maps of all classes, or what they are maps of. */
  private static List<Plot> plots(
      Explained one, String image, DisplayRequest request, boolean relevance) {
    ShapedColumn column = (ShapedColumn) one.columns().values(image);
    Pixels pixels = new Pixels(column.shape(), request.axes().get(image));
    List<Plot> plots = new ArrayList<>();
    for (int k = 0; k < one.classes().size(); k++) {
      String name = one.classes().get(k);
      plots.add(
          relevance
              ? relevance(one, image, pixels, name, mean(one, image, k))
              : content(one, image, pixels, name, mean(one, column, k)));
    }
    return plots;
  }

  private static Plot content(
      Explained one, String image, Pixels pixels, String name, double[] mean) {
    Attribution of = one.explanation().attribution();
    return pixels.plot(
        "image-" + image + "-" + place(of) + name,
        "Mean " + image + " of " + name + Bars.inside(of),
        "mean of a pixel",
        mean,
        "Mean of events that are explained below.");
  }

  private static Plot relevance(
      Explained one, String image, Pixels pixels, String name, double[] mean) {
    Attribution of = one.explanation().attribution();
    return pixels.plot(
        "heatmap-" + image + "-" + Bars.suffix(of) + "-" + name,
        of.explainer() + " of " + of.of() + " on " + image + " of " + name + Bars.inside(of),
        "mean normalised " + meaning(of),
        mean,
        caption(one));
  }

  private static String place(Attribution of) {
    String place = of.in().isEmpty() ? "" : of.in() + "-";
    return of.under().equals("nominal") ? place : place + of.under() + "-";
  }

  private static String meaning(Attribution of) {
    return of.meaning().replaceFirst("^mean (normalised|absolute) ", "");
  }

  private static String caption(Explained one) {
    int trainings = one.explanation().relevance().size();
    return String.format(
        Locale.ROOT,
        "Mean over the events of a true class (of %,d in all)%s, each normalised by its largest"
            + " pixel or input. Where it has a sign, red speaks for the explained output, blue"
            + " against it.",
        one.explanation().attribution().events(),
        trainings > 1 ? " and over " + trainings + " trainings" : "");
  }

  /** The weighted mean of the column itself over the explained events of a class. */
  private static double[] mean(Explained one, ShapedColumn column, int wanted) {
    Examples events = one.explained().events().get(0);
    int[] rows = one.explanation().events();
    double[] sums = new double[column.shape().values()];
    double total = 0;
    for (int i = 0; i < rows.length; i++) {
      if (events.classes()[i] == wanted) {
        total += events.weights()[i];
        for (int p = 0; p < sums.length; p++) {
          sums[p] += events.weights()[i] * column.numbers()[column.start(rows[i]) + p];
        }
      }
    }
    for (int p = 0; p < sums.length && total != 0; p++) {
      sums[p] /= total;
    }
    return sums;
  }

  /** The mean relevance over trainings. */
  private static double[] mean(Explained one, String image, int wanted) {
    List<Relevance> trainings = one.explanation().relevance();
    double[] mean = null;
    for (Relevance training : trainings) {
      for (PixelMap map : training.maps()) {
        if (map.feature().equals(image)) {
          float[] own = map.byClass()[wanted];
          mean = mean == null ? new double[own.length] : mean;
          for (int p = 0; p < own.length; p++) {
            mean[p] += own[p] / (double) trainings.size();
          }
        }
      }
    }
    return mean;
  }

  /** How the pixels of an image are drawn. */
  private record Pixels(Shape shape, ImageAxes axes) {

    Plot plot(String name, String title, String label, double[] values, String caption) {
      int rows = shape.sizes().get(0);
      int columns = shape.sizes().get(1);
      double[][] cells = new double[rows][columns];
      int layers = values.length / rows / columns;
      for (int i = 0; i < values.length; i++) {
        cells[i / layers / columns][i / layers % columns] += values[i];
      }
      String moved =
          axes == null || axes.moved().isEmpty() ? "" : " Axes after " + axes.moved() + ".";
      String summed = layers > 1 ? " The " + layers + " layers of a pixel are summed." : "";
      return Plot.of(
          name,
          title,
          Axis.linear(axes == null ? "column of pixels" : axes.x()),
          Axis.linear(axes == null ? "row of pixels" : axes.y()),
          List.of(new Series.Heat(label, edges(columns), edges(rows), cells)),
          caption + summed + moved);
    }

    private double[] edges(int count) {
      Interval range = axes == null ? new Interval(0, count) : axes.range();
      double[] edges = new double[count + 1];
      for (int i = 0; i <= count; i++) {
        edges[i] = range.low() + (range.high() - range.low()) * i / count;
      }
      return edges;
    }
  }
}
