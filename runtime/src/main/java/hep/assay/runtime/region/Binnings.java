// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.region;

import hep.assay.runtime.math.Histogram;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Registry;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import hep.assay.runtime.vocabulary.Word;
import java.util.List;
import java.util.function.Function;

/** The binnings of {@code observe}; edges are in the canonical unit of what is binned. */
public final class Binnings {
  private Binnings() {}

  public static final Registry<Binning> ALL =
      Registry.of(
          "binning",
          List.of(
              new Binning(
                  Term.of(
                          "bins",
                          "bins of equal width; what lies outside the range is left out",
                          Setting.integer("count", "number of bins").within(1, 100_000),
                          Setting.range("range", "from the first to the last edge"))
                      .positionally("count", "range"),
                  settings -> {
                    Interval range = settings.range("range");
                    return Histogram.edges(settings.integer("count"), range.low(), range.high());
                  }),
              new Binning(
                  Term.of(
                          "edges",
                          "bins between these edges",
                          Setting.numbers("at", "edges in ascending order"))
                      .positionally("at", "..."),
                  Binnings::ascending),
              new Binning(
                  Term.of("counting", "one bin with all events"),
                  settings -> new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})));

  /** A word and the edges it gives. */
  public record Binning(Term term, Function<Settings, double[]> edges) implements Word {}

  /** The edges that a study's binning gives. */
  public static double[] edges(Method method) {
    Binning binning = ALL.get(method.word());
    return binning.edges().apply(binning.term().complete(method.settings()));
  }

  private static double[] ascending(Settings settings) {
    double[] edges = settings.numbers("at");
    for (int i = 1; i < edges.length; i++) {
      if (!(edges[i] > edges[i - 1])) {
        throw new StudyException("edges ascend, and " + edges[i] + " follows " + edges[i - 1]);
      }
    }
    if (edges.length < 2) {
      throw new StudyException("a bin needs two edges");
    }
    return edges;
  }
}
