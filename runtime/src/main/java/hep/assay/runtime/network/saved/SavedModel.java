// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import hep.assay.runtime.data.ResolvedColumns;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.ListPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A trained classifier with all that scoring new files needs.
 *
 * @param study the study it comes from
 * @param name the classifier's name there
 * @param classes what it tells apart, in the order of its scores
 * @param inputs the columns it reads, as the study names them, lists written out as their members
 * @param tree the tree or table that events were read from; empty for the only one
 * @param columns declarations of the columns that inputs are, or are computed from
 * @param lists the same of lists
 * @param members {@code [replica][fold]}; the first replica is the nominal one
 */
public record SavedModel(
    String study,
    String name,
    List<String> classes,
    List<String> inputs,
    String tree,
    List<ColumnPlan> columns,
    List<ListPlan> lists,
    List<List<Member>> members) {
  public SavedModel {
    classes = List.copyOf(classes);
    inputs = List.copyOf(inputs);
    columns = List.copyOf(columns);
    lists = List.copyOf(lists);
    members = members.stream().map(List::copyOf).toList();
  }

  /**
   * What one training gave.
   *
   * @param preparation of the inputs, learnt from its training events
   * @param model at the epoch that was kept
   * @param checkpoints models on the way, by epoch (from 1)
   */
  public record Member(Preparation preparation, Model model, Map<Integer, Model> checkpoints) {
    public Member {
      checkpoints = Map.copyOf(checkpoints);
    }
  }

  public int replicas() {
    return members.size();
  }

  public int folds() {
    return members.get(0).size();
  }

  /** The epochs that there are checkpoints of in every training. */
  public Set<Integer> epochs() {
    Set<Integer> epochs = new TreeSet<>(members.get(0).get(0).checkpoints().keySet());
    members.forEach(folds -> folds.forEach(one -> epochs.retainAll(one.checkpoints().keySet())));
    return epochs;
  }

  /**
   * The declarations that some inputs need: their own, and those of what they are computed from.
   *
   * @return a dataset without source, samples or cuts
   */
  public static DatasetPlan declarations(DatasetPlan dataset, List<String> inputs) {
    Map<String, ColumnPlan> columns = new LinkedHashMap<>();
    dataset.columns().forEach(one -> columns.put(one.name(), one));
    Set<String> needed = new TreeSet<>();
    List<String> open = new ArrayList<>(inputs);
    while (!open.isEmpty()) {
      String name = open.remove(open.size() - 1);
      if (!needed.add(name)) {
        continue;
      }
      if (columns.containsKey(name)) {
        open.addAll(ResolvedColumns.sources(columns.get(name)));
      }
      for (ListPlan list : dataset.lists()) {
        if (name.equals(list.name()) || name.startsWith(list.name() + ".")) {
          needed.add(list.name());
          list.columns().forEach(member -> open.addAll(ResolvedColumns.sources(member)));
          list.columns().forEach(member -> open.add(list.name() + "." + member.name()));
        }
      }
    }
    DatasetPlan declared = DatasetPlan.dataset(dataset.name());
    for (ColumnPlan column : dataset.columns()) {
      declared = needed.contains(column.name()) ? declared.column(column) : declared;
    }
    for (ListPlan list : dataset.lists()) {
      declared = needed.contains(list.name()) ? declared.list(list) : declared;
    }
    return declared;
  }
}
