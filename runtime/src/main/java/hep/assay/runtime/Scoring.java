// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.Loading;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.saved.SavedModel;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.SourcePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.vocabulary.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Scores events of new files with a saved classifier: the front door of {@code assay score}. */
public final class Scoring {
  private Scoring() {}

  /**
   * The scores of all events of one file, in its order; no cut is made.
   *
   * <p>With folds the score is the mean of all folds', as no new event was learnt from by any of
   * them. With replicas it is that of the first, the nominal one, and the standard deviation over
   * all of them stands beside it.
   *
   * @param scores {@code [events][classes]}
   * @param spread {@code [events][classes]}, the standard deviation over replicas; without columns
   *     where there is one replica
   */
  public record Scored(Matrix scores, Matrix spread) {}

  /**
   * Scores a file.
   *
   * @param tree the tree or table to read; empty for that of the training
   * @throws StudyException where the file can't be read, or has not what the classifier reads
   */
  public static Scored score(SavedModel saved, Path file, String tree) {
    Dataset data = load(saved, file.toAbsolutePath().normalize(), tree);
    int[] events = IntStream.range(0, data.count()).toArray();
    List<Matrix> replicas = new ArrayList<>();
    for (List<SavedModel.Member> folds : saved.members()) {
      Matrix mean = Matrix.zeros(events.length, saved.classes().size());
      for (SavedModel.Member fold : folds) {
        Matrix own = fold.model().scores(fold.preparation().apply(data.table(), events));
        for (int i = 0; i < own.values().length; i++) {
          mean.values()[i] += own.values()[i] / folds.size();
        }
      }
      replicas.add(mean);
    }
    return new Scored(replicas.get(0), spread(replicas));
  }

  private static Dataset load(SavedModel saved, Path file, String tree) {
    Path root = file.getRoot();
    String own = root.relativize(file).toString().replace('\\', '/');
    SourcePlan source = SourcePlan.none().files(own).tree(tree.isEmpty() ? saved.tree() : tree);
    DatasetPlan declared = DatasetPlan.dataset(file.getFileName().toString()).source(source);
    for (ColumnPlan column : saved.columns()) {
      declared = declared.column(column);
    }
    for (ListPlan list : saved.lists()) {
      declared = declared.list(list);
    }
    declared = declared.sample(SamplePlan.sample("events", SamplePlan.Role.BACKGROUND));
    Dataset data =
        Loading.of(StudyPlan.study("score", ""), declared, root, new TreeSet<>(saved.inputs()))
            .nominal();
    for (String input : saved.inputs()) {
      Optional.of(input)
          .filter(name -> !data.table().has(name))
          .ifPresent(
              name -> {
                throw new StudyException(
                    file.getFileName()
                        + " has no column '"
                        + name
                        + "', which the classifier reads"
                        + hep.assay.runtime.vocabulary.Nearest.hint(name, data.table().names()));
              });
    }
    return data;
  }

  private static Matrix spread(List<Matrix> replicas) {
    Matrix first = replicas.get(0);
    int count = replicas.size();
    Matrix spread = Matrix.zeros(first.rows(), count == 1 ? 0 : first.columns());
    for (int i = 0; i < spread.values().length; i++) {
      int at = i;
      double[] all = replicas.stream().mapToDouble(one -> one.values()[at]).toArray();
      double mean = Arrays.stream(all).average().orElse(0);
      double squares = Arrays.stream(all).map(x -> (x - mean) * (x - mean)).sum();
      spread.values()[i] = (float) Math.sqrt(squares / (count - 1));
    }
    return spread;
  }
}
