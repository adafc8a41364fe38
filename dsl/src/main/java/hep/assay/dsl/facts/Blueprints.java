// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Decorrelate;
import hep.assay.dsl.assay.Inputs;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Model;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Terms;
import hep.assay.dsl.assay.Train;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.design.Blueprint;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.training.Optimisers;
import hep.assay.runtime.penalty.Penalties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Classifiers as the runtime will see them, as far as the text tells. */
public class Blueprints {

  private final Methods methods;
  private final SettingValues values;
  private final Structured structured;
  private final Types types;

  @Inject
  Blueprints(Methods methods, SettingValues values, Structured structured, Types types) {
    this.methods = methods;
    this.values = values;
    this.structured = structured;
    this.types = types;
  }

  /**
   * A classifier, with where its words stand.
   *
   * @param train the source of each of its words
   * @param protections the same of {@code decorrelate}
   */
  public record Drawn(Blueprint blueprint, Term model, List<Term> train, List<Term> protections) {

    /** Where an objection belongs. */
    public Term source(Blueprint.Objection objection) {
      return switch (objection.part()) {
        case MODEL -> model;
        case TRAIN -> train.get(objection.index());
        case DECORRELATE -> protections.get(objection.index());
      };
    }
  }

  /** Empty where the model is not trained, or something is unknown, which has an issue already. */
  public Optional<Drawn> of(Learner learner) {
    List<Methods.Said> models = said(learner, Model.class);
    if (models.size() != 1 || !isTrained(models.get(0)) || !Inheritance.isComplete(learner)) {
      return Optional.empty();
    }
    List<Methods.Said> train =
        said(learner, Train.class).stream().filter(Blueprints::shapesATraining).toList();
    List<Methods.Said> protections =
        said(learner, Decorrelate.class).stream()
            .filter(one -> knows(Penalties.ALL.terms(), one))
            .toList();
    Blueprint blueprint =
        new Blueprint(
            values.known(models.get(0)),
            train.stream().map(values::known).toList(),
            protections.stream().map(Blueprints::protection).toList(),
            Classes.count(learner),
            inputs(learner));
    return Optional.of(
        new Drawn(blueprint, models.get(0).source(), sources(train), sources(protections)));
  }

  private List<Methods.Said> said(Learner learner, Class<? extends Terms> member) {
    return methods.of(learner, member).stream()
        .filter(one -> one.source().getWord() != null && one.source().getWord().getName() != null)
        .toList();
  }

  private static List<Term> sources(List<Methods.Said> said) {
    return said.stream().map(Methods.Said::source).toList();
  }

  private static boolean isTrained(Methods.Said model) {
    return knows(Models.TERMS, model) && !knows(Models.IMPORTED, model);
  }

  private static boolean shapesATraining(Methods.Said word) {
    return knows(Optimisers.TERMS, word) && !word.word().equals(Optimisers.REPEAT.name());
  }

  private static boolean knows(List<hep.assay.runtime.vocabulary.Term> terms, Methods.Said said) {
    return terms.stream().anyMatch(term -> term.name().equals(said.word()));
  }

  private static Blueprint.Protection protection(Methods.Said said) {
    Decorrelate member = (Decorrelate) said.source().eContainer();
    return new Blueprint.Protection(said.word(), member.getNames().size(), member.getOn().size());
  }

  /** Empty where the kind or the shape of one is not known. */
  private List<InputGroup> inputs(Learner learner) {
    List<InputGroup> groups = new ArrayList<>();
    List<Reference> names =
        Inheritance.member(learner, Inputs.class)
            .<List<Reference>>map(Inputs::getNames)
            .orElse(List.of());
    for (Reference name : names) {
      Named named = name.getMember() == null ? name.getTarget() : name.getMember();
      List<InputGroup> of = named == null || named.eIsProxy() ? List.of() : groups(named);
      if (of.isEmpty()) {
        return List.of();
      }
      groups.addAll(of);
    }
    return groups;
  }

  private List<InputGroup> groups(Named named) {
    if (named instanceof ListColumn list) {
      return list.getColumns().stream().flatMap(column -> groups(column).stream()).toList();
    }
    return named instanceof Column column ? groups(column) : List.of();
  }

  private List<InputGroup> groups(Column column) {
    if (column.eContainer() instanceof ListColumn list) {
      int length = structured.length(list);
      return length < 1 ? List.of() : List.of(group(column, InputGroup.Kind.LIST, List.of(length)));
    } else if (structured.isStructured(column)) {
      return structured.shape(column).stream()
          .filter(shape -> shape.sizes().size() <= 3)
          .map(shape -> group(column, InputGroup.Kind.valueOf(shape.kind().name()), shape.sizes()))
          .toList();
    }
    return types.isList(column).equals(Optional.of(false))
        ? List.of(group(column, InputGroup.Kind.SCALAR, List.of()))
        : List.of();
  }

  private static InputGroup group(Column column, InputGroup.Kind kind, List<Integer> shape) {
    String list = column.eContainer() instanceof ListColumn around ? around.getName() + "." : "";
    return new InputGroup(list + column.getName(), kind, shape, 0);
  }
}
