// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.ImplementedBy;
import hep.assay.runtime.Catalog;
import hep.assay.runtime.Planned;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.vocabulary.Place;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the words come from: the catalog of the runtime, or a fixed list in a test. */
@ImplementedBy(TermSource.OfRuntime.class)
public interface TermSource {

  /** The words of a place, those that this version refuses among them. */
  List<Term> terms(Place place);

  /** The kinds of task that this version refuses. */
  Set<TaskPlan.Kind> refusedTasks();

  /** Why an explainer can't work on a model; empty where it can. */
  Optional<String> refusal(String explainer, String model);

  /** Whether an explainer explains single events. */
  default boolean explainsEvents(String explainer) {
    return true;
  }

  /** Whether a model is read from a file and not trained. */
  default boolean isImported(String model) {
    return false;
  }

  /** The words that the runtime carries. */
  final class OfRuntime implements TermSource {

    @Override
    public List<Term> terms(Place place) {
      return Catalog.terms(place);
    }

    @Override
    public Set<TaskPlan.Kind> refusedTasks() {
      return Planned.tasks();
    }

    @Override
    public Optional<String> refusal(String explainer, String model) {
      return Catalog.refusal(explainer, model);
    }

    @Override
    public boolean explainsEvents(String explainer) {
      return Catalog.explainsEvents(explainer);
    }

    @Override
    public boolean isImported(String model) {
      return Catalog.isImported(model);
    }
  }
}
