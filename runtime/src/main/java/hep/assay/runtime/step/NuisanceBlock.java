// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.plan.NuisancePlan;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Table;
import hep.assay.runtime.vocabulary.Spelling;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a nuisance does to its dataset before any region: events and weights that pass its cuts. */
final class NuisanceBlock implements Question {
  private final NuisancePlan nuisance;
  private final List<List<Table.Cell>> rows = new ArrayList<>();

  NuisanceBlock(NuisancePlan nuisance) {
    this.nuisance = nuisance;
  }

  @Override
  public void see(Scene scene) {
    boolean own = scene.data().name().equals(nuisance.dataset());
    if (own && (scene.isNominal() || scene.isOf(nuisance.name()))) {
      int[] all = IntStream.range(0, scene.data().count()).toArray();
      rows.add(
          List.of(
              Table.Cell.of(scene.variation()),
              Table.Cell.of(scene.data().count()),
              Table.Cell.of(scene.data().sum(all))));
    }
  }

  @Override
  public List<BlockResult> answers() {
    return List.of(answer());
  }

  private BlockResult answer() {
    String what =
        nuisance.vary().stream()
            .map(
                vary ->
                    String.join(", ", vary.names())
                        + " by "
                        + Spelling.of(Term.of(vary.by().word(), ""), vary.by().settings()))
            .collect(Collectors.joining("; "));
    Table table =
        new Table(
            "events",
            "Events after the cuts of the dataset",
            List.of("variation", "events", "sum of weights"),
            rows);
    return new BlockResult(
        nuisance.name(),
        "nuisance",
        "varies " + what,
        List.of(),
        List.of(),
        List.of(table),
        List.of(),
        List.of());
  }
}
