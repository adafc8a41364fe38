// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.expression.Values;
import hep.assay.runtime.math.Bootstrap;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.metric.Metrics;
import hep.assay.runtime.metric.Scored;
import hep.assay.runtime.metric.ShowRequest;
import hep.assay.runtime.metric.Shows;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Gate;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Provenance;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.result.Table;
import hep.assay.runtime.vocabulary.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Results of a made-up study with every kind of plot and table. */
final class Sample {
  private Sample() {}

  static StudyResults results() {
    StudyPlan plan =
        StudyPlan.study("Tagging", "Which W tagger may we trust?")
            .seed(20210508)
            .luminosity(138, "fb")
            .info(
                Method.method("experiment").with("name", "CMS"),
                Method.method("sqrtS").with("energy", 13000),
                Method.method("arXiv").with("numbers", List.of("2010.09745", "2011.13466")))
            .task(
                TaskPlan.comparison("front")
                    .of("tagger", "flat")
                    .measure(
                        Method.method("auc"), Method.method("rejection").with("efficiency", 0.5))
                    .show(Method.method("roc"))
                    .require(
                        Expression.binary(
                            Expression.column("tagger.auc"), ">", Expression.number(0.8))));
    return new StudyResults(plan, provenance(), blocks());
  }

  private static Provenance provenance() {
    return new Provenance(
        "0.1.0",
        Map.of("fused", "1"),
        "",
        Map.of(
            "data/jets.csv.gz", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        20210508,
        List.of(Note.info("4 of 12 steps were answered from the store")));
  }

  private static List<BlockResult> blocks() {
    Scored tagger = scored("tagger", 1.5, 8000, 1);
    Scored flat = scored("flat", 1.0, 8000, 2);
    ShowRequest show =
        new ShowRequest(
            List.of(tagger, flat),
            List.of(scored("tagger", 1.6, 8000, 3), scored("flat", 1.0, 8000, 4)),
            List.of(curves()));
    List<Method> measures =
        List.of(
            Method.method("auc"),
            Method.method("rejection").with("efficiency", 0.5),
            Method.method("inverseJsd").with("column", "mass").with("efficiency", 0.5),
            Method.method("accuracy"));
    List<Measured> measured = new ArrayList<>();
    for (Scored one : show.test()) {
      measured.addAll(Metrics.measure(measures, one, new Bootstrap(40, new Seed(1))));
    }
    List<Method> shows =
        List.of(
            Method.method("roc"),
            Method.method("sic"),
            Method.method("front").with("x", "rejection").with("y", "inverseJsd"),
            Method.method("scores"),
            Method.method("spectrum").with("column", "mass").with("efficiency", List.of(.5, .2)),
            Method.method("reliability"));
    return List.of(
        new BlockResult(
            "jets",
            "dataset",
            "22,888 events in 2 samples; 60 % training, 20 % validation, 20 % test.",
            List.of(),
            List.of(),
            List.of(samples()),
            List.of(),
            List.of(Note.warning("212 events (0.9 %) miss tau21 and take its mean"))),
        new BlockResult(
            "tagger",
            "classifier",
            "dnn(hidden = [64, 64, 64]) of pt, tau21, nSub; 4 trainings.",
            List.of(),
            Shows.plots(List.of(Method.method("learningCurve")), show),
            List.of(),
            List.of(),
            List.of()),
        new BlockResult(
            "SR",
            "region",
            "Signal region: flat > 0.71 and 65 GeV <= mass < 105 GeV; blind.",
            List.of(
                Measured.of("yields(W)", "", Estimate.of(1234.5, 23.2), "sum of squared weights")
                    .unit("events"),
                Measured.of("yields(qcd)", "", Estimate.of(5312.1, 81.0), "sum of squared weights")
                    .unit("events")),
            List.of(stack()),
            List.of(),
            List.of(),
            List.of()),
        new BlockResult(
            "front",
            "comparison",
            "",
            measured,
            Shows.plots(
                shows, new ShowRequest(show.test(), show.training(), show.curves(), measured)),
            List.of(),
            List.of(
                new Gate("tagger.auc > 0.8", true, "tagger.auc = 0.931 \u00b1 0.002", ""),
                new Gate(
                    "flat.inverseJsd > 300",
                    false,
                    "flat.inverseJsd = 212 \u00b1 30",
                    "the limit is above what 4,000 events can show (261)")),
            List.of()),
        new BlockResult(
            "why",
            "explanation",
            "Explained on 4,000 test events.",
            List.of(
                Measured.of(
                    "completeness(lrp)",
                    "tagger",
                    Estimate.of(.0031, .0004),
                    "spread of 4 trainings"),
                Measured.of("rankAgreement(lrp, permutation)", "tagger", Estimate.exactly(.4), "")),
            List.of(bars(), heat()),
            List.of(),
            List.of(),
            List.of()));
  }

  private static ShowRequest.LearningCurves curves() {
    List<double[]> training = new ArrayList<>();
    List<double[]> validation = new ArrayList<>();
    Random random = new Random(1);
    for (int t = 0; t < 4; t++) {
      double[] one = new double[30];
      double[] other = new double[30];
      for (int e = 0; e < 30; e++) {
        one[e] = 0.35 + 0.3 * Math.exp(-e / 6.0) + 0.004 * random.nextGaussian();
        other[e] = one[e] + 0.01 + 0.0006 * e + 0.006 * random.nextGaussian();
      }
      training.add(one);
      validation.add(other);
    }
    return new ShowRequest.LearningCurves(
        "tagger", training, validation, new int[] {20, 22, 19, 25});
  }

  private static Plot stack() {
    double[] edges = new double[21];
    double[][] content = new double[3][20];
    double[] up = new double[20];
    double[] down = new double[20];
    double[] data = new double[20];
    Random random = new Random(8);
    for (int k = 0; k < 20; k++) {
      edges[k] = 65 + 2 * k;
      content[0][k] = 60 * Math.exp(-k / 12.0);
      content[1][k] = 300 * Math.exp(-k / 8.0);
      content[2][k] = 160 * Math.exp(-Math.pow((k - 8) / 3.0, 2));
      double total = content[0][k] + content[1][k] + content[2][k];
      up[k] = total * 1.06;
      down[k] = total * 0.95;
      data[k] = Math.round(total + Math.sqrt(total) * random.nextGaussian());
    }
    edges[20] = 105;
    List<Series> series = new ArrayList<>();
    String[] names = {"top", "qcd", "W"};
    for (int s = 0; s < 3; s++) {
      series.add(new Series.Steps(names[s], edges, content[s], new double[0], true));
    }
    series.add(new Series.Band("stat. \u2295 syst.", edges, down, up));
    double[] centre = new double[20];
    double[] error = new double[20];
    for (int k = 0; k < 20; k++) {
      centre[k] = edges[k] + 1;
      error[k] = Math.sqrt(data[k]);
    }
    series.add(new Series.Points("data", centre, data, error));
    return Plot.of(
        "yields",
        "Yields in SR",
        Axis.linear("mass [GeV]"),
        Axis.linear("events"),
        series,
        "Stacked samples. Band: statistics of the simulation and JES, in quadrature.");
  }

  private static Plot bars() {
    return Plot.of(
        "bars-tagger-lrp",
        "lrp of tagger",
        Axis.categories("", List.of("z", "theta", "DER_mass_transverse_met_lep", "r2")),
        Axis.linear("mean normalised relevance"),
        List.of(
            new Series.Bars(
                "nominal", new double[] {.95, .49, .05, .03}, new double[] {.02, .05, .01, .01}),
            new Series.Bars(
                "JES up", new double[] {.93, .51, .06, .03}, new double[] {.02, .05, .01, .01})),
        "Made from 4,000 events.");
  }

  private static Plot heat() {
    return Plot.of(
        "ranks-tagger-lrp",
        "Ranks by lrp of tagger",
        Axis.categories("rank", List.of("1", "2", "3", "4")),
        Axis.categories("", List.of("r2", "r1", "theta", "z")),
        List.of(
            new Series.Heat(
                "% of events",
                new double[] {-.5, .5, 1.5, 2.5, 3.5},
                new double[] {-.5, .5, 1.5, 2.5, 3.5},
                new double[][] {{1, 2, 40, 57}, {1, 3, 55, 41}, {26, 69, 3, 2}, {72, 26, 2, 0}})),
        "Percentage of events in which an input has a rank.");
  }

  private static Table samples() {
    return new Table(
        "samples",
        "Samples",
        List.of(
            "sample", "role", "events", "sum of weights", "effective events", "training", "test"),
        List.of(
            row("W", "signal", 10_444, 10_444.2, 9871),
            row("qcd", "background", 12_444, 803_221, 7121)));
  }

  private static List<Table.Cell> row(
      String name, String role, int events, double sum, int effective) {
    return List.of(
        Table.Cell.of(name),
        Table.Cell.of(role),
        Table.Cell.of(events),
        Table.Cell.of(sum),
        Table.Cell.of(effective),
        Table.Cell.of(events * 6 / 10),
        Table.Cell.of(events * 2 / 10));
  }

  static Scored scored(String of, double separation, int events, long seed) {
    Random random = new Random(seed);
    List<Matrix> trainings = new ArrayList<>();
    int[] truth = new int[events];
    double[] weights = new double[events];
    double[] mass = new double[events];
    double[] x = new double[events];
    for (int i = 0; i < events; i++) {
      truth[i] = i % 2;
      weights[i] = 0.5 + random.nextDouble();
      x[i] = random.nextGaussian() + (truth[i] == 0 ? separation : -separation);
      mass[i] =
          truth[i] == 0 ? 80 + 8 * random.nextGaussian() : 50 - 60 * Math.log(random.nextDouble());
      mass[i] = Math.min(300, mass[i]);
      x[i] += truth[i] == 1 ? Math.exp(-Math.pow((mass[i] - 80) / 15, 2)) : 0;
    }
    for (int t = 0; t < 3; t++) {
      Matrix scores = Matrix.zeros(events, 2);
      for (int i = 0; i < events; i++) {
        double p = 1 / (1 + Math.exp(-2 * (x[i] + 0.15 * t * random.nextGaussian())));
        scores.set(i, 0, (float) p);
        scores.set(i, 1, (float) (1 - p));
      }
      trainings.add(scores);
    }
    return new Scored(of, List.of("W", "qcd"), trainings, truth, weights, columns(mass));
  }

  private static Columns columns(double[] mass) {
    return new Columns() {
      @Override
      public int count() {
        return mass.length;
      }

      @Override
      public Set<String> names() {
        return Set.of("mass");
      }

      @Override
      public Values values(String name) {
        return Values.of(Unit.of("GeV"), mass);
      }
    };
  }
}
