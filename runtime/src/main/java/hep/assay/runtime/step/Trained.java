// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.Split;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.training.Pair;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.penalty.DoubleDisco;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.work.Key;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * A classifier with all its trainings.
 *
 * @param plan what was asked
 * @param classes what it tells apart
 * @param preparations of the inputs, one a fold
 * @param trainings {@code [replica][fold]}; the first replica is the nominal one
 * @param key identity of networks and preparations
 * @param files SHA-256 of the files that the model was read from, by path; empty where it was
 *     trained here
 * @param averaged whether each event gets the mean score of all folds: so where none of them can
 *     have seen it
 */
public record Trained(
    LearnerPlan plan,
    Classes classes,
    List<Preparation> preparations,
    List<List<Training>> trainings,
    Key key,
    SortedMap<String, String> files,
    boolean averaged) {

  public int replicas() {
    return trainings.size();
  }

  public int folds() {
    return preparations.size();
  }

  Model model(int replica, int fold) {
    return trainings.get(replica).get(fold).model();
  }

  /**
   * Scores by the networks of one replica, each event by the one that never saw it.
   *
   * @param data events, perhaps varied, split as those that were trained on
   * @param events indices of the events to score
   * @return {@code [chosen events][classes]}
   */
  Matrix scores(int replica, Dataset data, int[] events) {
    if (folds() == 1) {
      return scores(replica, 0, data, events);
    }
    if (averaged) {
      return mean(replica, data, events);
    }
    Matrix all = Matrix.zeros(events.length, classes.names().size());
    for (int fold = 0; fold < folds(); fold++) {
      int wanted = fold;
      int[] places =
          IntStream.range(0, events.length)
              .filter(i -> data.split().scoredBy(events[i]) == wanted)
              .toArray();
      int[] own = IntStream.of(places).map(i -> events[i]).toArray();
      Matrix scores = scores(replica, fold, data, own);
      for (int i = 0; i < places.length; i++) {
        for (int k = 0; k < scores.columns(); k++) {
          all.set(places[i], k, scores.get(i, k));
        }
      }
    }
    return all;
  }

  private Matrix mean(int replica, Dataset data, int[] events) {
    Matrix mean = Matrix.zeros(events.length, classes.names().size());
    for (int fold = 0; fold < folds(); fold++) {
      float[] own = scores(replica, fold, data, events).values();
      for (int i = 0; i < own.length; i++) {
        mean.values()[i] += own[i] / folds();
      }
    }
    return mean;
  }

  /** Whether a fold's network is the one that explains an event. */
  boolean explains(int fold, Dataset data, int event) {
    return averaged ? event % folds() == fold : data.split().part(event, fold) == Split.Part.TEST;
  }

  private Matrix scores(int replica, int fold, Dataset data, int[] events) {
    return model(replica, fold).scores(preparations.get(fold).apply(data.table(), events));
  }

  /** The class of each of some events; -1 for those of a sample that is in no class. */
  int[] truth(Dataset data, int[] events) {
    return IntStream.of(events).map(event -> classes.ofSample()[data.samples()[event]]).toArray();
  }

  /** The nominal scores as columns: of the first of two classes, or one a class. */
  Dataset asColumns(Dataset data) {
    int[] all = IntStream.range(0, data.count()).toArray();
    Matrix scores = scores(0, data, all);
    Dataset more = data;
    int columns = scores.columns() == 2 ? 1 : scores.columns();
    for (int k = 0; k < columns; k++) {
      double[] values = new double[data.count()];
      for (int i = 0; i < values.length; i++) {
        values[i] = scores.get(i, k);
      }
      String name =
          scores.columns() == 2 ? plan.name() : plan.name() + "." + classes.names().get(k);
      more = more.with(name, values);
    }
    return paired() ? halves(more) : more;
  }

  /** Whether it is two networks, each with a score of its own. */
  boolean paired() {
    return plan.decorrelate().stream()
        .anyMatch(one -> one.by().word().equals(DoubleDisco.TERM.name()));
  }

  /** The nominal scores of the two networks, {@code pair.f} and {@code pair.g}. */
  private Dataset halves(Dataset data) {
    double[][] values = new double[2][data.count()];
    int[] all = IntStream.range(0, data.count()).toArray();
    for (int fold = 0; fold < folds(); fold++) {
      int wanted = fold;
      int[] own =
          folds() == 1 || averaged
              ? all
              : IntStream.of(all).filter(i -> data.split().scoredBy(i) == wanted).toArray();
      Matrix prepared = preparations.get(fold).apply(data.table(), own);
      Matrix scores = Pair.scores((NeuralNetwork) model(0, fold), prepared);
      for (int i = 0; i < own.length; i++) {
        for (int half = 0; half < 2; half++) {
          values[half][own[i]] += scores.get(i, half) / (averaged ? folds() : 1);
        }
      }
    }
    return data.with(plan.name() + ".f", values[0]).with(plan.name() + ".g", values[1]);
  }
}
