// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Optional;

/**
 * Events: where they come from, what they weigh, which processes they are, what their columns mean.
 *
 * @param name as the study calls it
 * @param source files or generator of all samples without their own
 * @param weight the event weight; 1 where empty
 * @param select cuts on all samples, in the order written
 * @param samples the processes
 * @param groups several samples under one name
 * @param columns declared columns; others of the file may be used too
 * @param lists lists of objects
 * @param split into training, validation and test events
 */
public record DatasetPlan(
    String name,
    SourcePlan source,
    Optional<WeightPlan> weight,
    List<Expression> select,
    List<SamplePlan> samples,
    List<GroupPlan> groups,
    List<ColumnPlan> columns,
    List<ListPlan> lists,
    Optional<Method> split) {
  public DatasetPlan {
    select = List.copyOf(select);
    samples = List.copyOf(samples);
    groups = List.copyOf(groups);
    columns = List.copyOf(columns);
    lists = List.copyOf(lists);
  }

  public static DatasetPlan dataset(String name) {
    return new DatasetPlan(
        name,
        SourcePlan.none(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  public DatasetPlan source(SourcePlan source) {
    return new DatasetPlan(name, source, weight, select, samples, groups, columns, lists, split);
  }

  public DatasetPlan select(Expression added) {
    return new DatasetPlan(
        name, source, weight, Lists.and(select, added), samples, groups, columns, lists, split);
  }

  public DatasetPlan sample(SamplePlan added) {
    return new DatasetPlan(
        name, source, weight, select, Lists.and(samples, added), groups, columns, lists, split);
  }

  public DatasetPlan group(GroupPlan added) {
    return new DatasetPlan(
        name, source, weight, select, samples, Lists.and(groups, added), columns, lists, split);
  }

  public DatasetPlan column(ColumnPlan added) {
    return new DatasetPlan(
        name, source, weight, select, samples, groups, Lists.and(columns, added), lists, split);
  }

  public DatasetPlan list(ListPlan added) {
    return new DatasetPlan(
        name, source, weight, select, samples, groups, columns, Lists.and(lists, added), split);
  }

  public DatasetPlan weight(WeightPlan declared) {
    return new DatasetPlan(
        name, source, Optional.of(declared), select, samples, groups, columns, lists, split);
  }

  public DatasetPlan split(Method method) {
    return new DatasetPlan(
        name, source, weight, select, samples, groups, columns, lists, Optional.of(method));
  }

  /** The samples that a name stands for: itself, or the members of a group. */
  public List<String> samplesOf(String sampleOrGroup) {
    return groups.stream()
        .filter(group -> group.name().equals(sampleOrGroup))
        .findFirst()
        .map(GroupPlan::of)
        .orElse(List.of(sampleOrGroup));
  }
}
