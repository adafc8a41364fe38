// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Decorrelate;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Model;
import hep.assay.dsl.assay.Prepare;
import hep.assay.dsl.assay.Region;
import hep.assay.dsl.assay.Select;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Terms;
import hep.assay.dsl.assay.Train;
import hep.assay.dsl.assay.Use;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Ranges;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.vocabulary.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.xtext.EcoreUtil2;

/** Regions as cuts that can be reasoned about, with what is known of the columns in them. */
public class Selections {

  private static final List<Class<? extends Terms>> METHODS =
      List.of(Prepare.class, Model.class, Train.class, Decorrelate.class);

  private final Methods methods;

  @Inject
  Selections(Methods methods) {
    this.methods = methods;
  }

  /** Whether all cuts are linked, so that they can be translated. */
  public boolean isKnown(Region region) {
    return Inheritance.isComplete(region)
        && Cuts.of(region).stream().allMatch(cut -> Types.isLinked(cut.condition()))
        && Datasets.of(region).stream()
            .allMatch(
                dataset ->
                    datasetCuts(dataset).stream()
                        .allMatch(
                            select ->
                                select.getCondition() != null
                                    && Types.isLinked(select.getCondition())));
  }

  /** All cuts on the way to a region's events: those of its dataset first. */
  public List<Expression> cuts(Region region) {
    List<Expression> cuts = new ArrayList<>();
    for (Dataset dataset : Datasets.of(region)) {
      datasetCuts(dataset).forEach(select -> cuts.add(Formulas.of(select.getCondition()).tree()));
    }
    for (Cuts.Cut cut : Cuts.of(region)) {
      Expression tree = Formulas.of(cut.condition()).tree();
      cuts.add(cut.inverted() ? Expression.not(tree) : tree);
    }
    return cuts;
  }

  private static List<Select> datasetCuts(Dataset dataset) {
    return Inheritance.accumulated(dataset, Select.class);
  }

  /** Bounds and whole numbers that the columns of a region's dataset declare. */
  public Map<String, Ranges.Domain> domains(Region region) {
    Map<String, Ranges.Domain> domains = new HashMap<>();
    for (Dataset dataset : Datasets.of(region)) {
      for (Column column : Inheritance.named(dataset, Column.class)) {
        domain(column).ifPresent(domain -> domains.put(column.getName(), domain));
      }
    }
    return domains;
  }

  private Optional<Ranges.Domain> domain(Column column) {
    Interval bounds = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    boolean integer = false;
    for (Term term : column.getTerms()) {
      String word = term.getWord() == null ? "" : term.getWord().getName();
      integer |= "integer".equals(word);
      bounds = "bounds".equals(word) ? bounds(term, column).orElse(bounds) : bounds;
    }
    return integer || !Double.isInfinite(bounds.low())
        ? Optional.of(new Ranges.Domain(bounds, integer))
        : Optional.empty();
  }

  /** The declared bounds in canonical units: their numbers are in the unit of the column. */
  private Optional<Interval> bounds(Term term, Column column) {
    Map<String, Methods.Given> given = methods.given(term);
    Optional<Double> low = number(given.get("low"));
    Optional<Double> high = number(given.get("high"));
    double factor =
        column.getUnit() == null ? 1 : Types.unit(column.getUnit()).map(Unit::factor).orElse(1.0);
    return low.isPresent() && high.isPresent() && low.get() <= high.get()
        ? Optional.of(new Interval(low.get() * factor, high.get() * factor))
        : Optional.empty();
  }

  private static Optional<Double> number(Methods.Given given) {
    return given == null
        ? Optional.empty()
        : Constants.of(given.values().get(0).getValue()).map(Constants.Number::value);
  }

  /** Whether a classifier, as it ends up, is one for each value of a scan. */
  public boolean isScanned(Learner learner) {
    return METHODS.stream()
        .flatMap(type -> methods.of(learner, type).stream())
        .flatMap(said -> said.settings().values().stream())
        .flatMap(given -> given.values().stream())
        .anyMatch(
            argument ->
                EcoreUtil2.eAllOfType(argument, Use.class).stream().anyMatch(Places::isScan));
  }
}
