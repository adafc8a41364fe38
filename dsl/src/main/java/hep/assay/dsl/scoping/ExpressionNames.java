// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.scoping;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.By;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Measure;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Parameter;
import hep.assay.dsl.assay.Require;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Terms;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.facts.Datasets;
import hep.assay.dsl.facts.Imports;
import hep.assay.dsl.facts.Inheritance;
import hep.assay.dsl.facts.Places;
import hep.assay.dsl.facts.Vocabulary;
import hep.assay.runtime.vocabulary.Place;
import hep.assay.runtime.vocabulary.Setting;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.EcoreUtil2;

/**
 * Names in expressions: columns, scores and functions in formulas, metrics in gates, and what a
 * setting asks for in its values.
 */
final class ExpressionNames {

  private final Vocabulary vocabulary;
  private final Places places;
  private final ColumnNames columns;
  private final ReferenceNames references;

  @Inject
  ExpressionNames(
      Vocabulary vocabulary, Places places, ColumnNames columns, ReferenceNames references) {
    this.vocabulary = vocabulary;
    this.places = places;
    this.columns = columns;
    this.references = references;
  }

  /** What a name in an expression can be, by where the expression stands. */
  NameScope targets(EObject context) {
    NameScope scope = new NameScope();
    Optional<Argument> argument =
        context instanceof Argument given ? Optional.of(given) : places.argumentOf(context);
    if (argument.isPresent()) {
      value(scope, context, argument.get());
    } else if (EcoreUtil2.getContainerOfType(context, Require.class) != null) {
      gate(scope, context);
    } else {
      formula(scope, context);
    }
    return scope;
  }

  /** Columns, scores and functions; a name before arguments is a function first. */
  private void formula(NameScope scope, EObject context) {
    boolean call = context instanceof Use use && use.isCall();
    if (call) {
      addFunctions(scope);
    }
    addListMembers(scope, context);
    columns.add(scope, context);
    if (EcoreUtil2.getContainerOfType(context, Dataset.class) == null) {
      addBlocks(scope, context, AssayPackage.Literals.LEARNER);
    }
    if (!call) {
      addFunctions(scope);
    }
  }

  private void addFunctions(NameScope scope) {
    vocabulary.methods(Place.FUNCTION).forEach(word -> scope.add(word.getName(), word));
  }

  /**
   * Inside the arguments of a function of a list, such as {@code image(constituents, value = pt)},
   * its members.
   */
  private void addListMembers(NameScope scope, EObject context) {
    for (EObject around = context.eContainer(); around != null; around = around.eContainer()) {
      if (around instanceof Use use && use.isCall() && !use.getArguments().isEmpty()) {
        addMembersOfFirst(scope, use, context);
      }
    }
  }

  private void addMembersOfFirst(NameScope scope, Use call, EObject context) {
    Argument first = call.getArguments().get(0);
    if (!EcoreUtil.isAncestor(first, context) && first.getValue() instanceof Use list) {
      if (list.getTarget() instanceof ListColumn declared && !declared.eIsProxy()) {
        columns.addMembers(scope, declared, null);
      }
    }
  }

  /** The metrics that the block measures, the classifiers it is about, and functions. */
  private void gate(NameScope scope, EObject context) {
    Task task = EcoreUtil2.getContainerOfType(context, Task.class);
    addMetrics(scope, task);
    addBlocks(scope, context, AssayPackage.Literals.LEARNER);
    addFunctions(scope);
  }

  private void addMetrics(NameScope scope, Task task) {
    for (Term term : measured(task)) {
      if (term.getWord() != null && !term.getWord().eIsProxy()) {
        scope.add(term.getWord().getName(), term.getWord());
      }
    }
  }

  static List<Term> measured(Task task) {
    return java.util.stream.Stream.of(Measure.class, By.class)
        .flatMap(type -> Inheritance.members(task, type).stream())
        .flatMap(member -> ((Terms) member).getTerms().stream())
        .toList();
  }

  /** What a setting asks for: its words, columns, samples, blocks, or a formula. */
  private void value(NameScope scope, EObject context, Argument argument) {
    scope.add(
        Places.SCAN,
        vocabulary.plain(
            Places.SCAN, "the setting takes each of these values in turn: scan(a, b, c)"));
    Optional<Setting> setting = places.setting(argument);
    if (places.owner(argument).filter(term -> !term.available()).isPresent()) {
      // A check says that the method can't be run yet; what it takes is not described.
      anything(scope, context);
    } else if (setting.isPresent()) {
      of(scope, context, setting.get());
    } else if (argument.eContainer() instanceof Use use && formulaCall(use)) {
      formula(scope, context);
    } else {
      anything(scope, context);
    }
  }

  /** A function that is not described setting by setting takes formulas. */
  private boolean formulaCall(Use use) {
    return use.getMember() == null
        && EcoreUtil2.getContainerOfType(use, Require.class) == null
        && places.argumentOf(use).isEmpty();
  }

  private void of(NameScope scope, EObject context, Setting setting) {
    switch (setting.kind()) {
      case FLAG -> flag(scope);
      case WORD -> words(scope, context, setting);
      case COLUMN, COLUMNS, FORMULA -> formula(scope, context);
      case SAMPLE -> addSamples(scope, context);
      case BLOCK, BLOCKS -> blocks(scope, context);
      case METHOD -> words(scope, context, setting);
      case NUMBER, INTEGER, NUMBERS, INTEGERS, RANGE, SHAPES, TEXT, TEXTS -> {}
    }
  }

  private void flag(NameScope scope) {
    scope
        .add("true", vocabulary.plain("true", "yes"))
        .add("false", vocabulary.plain("false", "no"));
  }

  private void words(NameScope scope, EObject context, Setting setting) {
    setting
        .words()
        .forEach(
            word ->
                scope.add(word, vocabulary.plain(word, setting.name() + ": " + setting.summary())));
    if (setting.words().isEmpty()) {
      anything(scope, context);
    }
  }

  private void blocks(NameScope scope, EObject context) {
    addBlocks(scope, context, AssayPackage.Literals.NAMED);
    addSamples(scope, context);
  }

  private void addSamples(NameScope scope, EObject context) {
    List<Dataset> datasets = List.copyOf(Datasets.of(context));
    for (Dataset dataset : datasets) {
      Datasets.samples(dataset).forEach(sample -> scope.add(sample.getName(), sample));
    }
    if (datasets.isEmpty()) {
      scope.open(vocabulary::assumed);
    }
  }

  /**
   * The setting is not described: columns, blocks and samples are linked, any other word is taken
   * on trust.
   */
  private void anything(NameScope scope, EObject context) {
    flag(scope);
    columns.add(scope, context);
    Task task = EcoreUtil2.getContainerOfType(context, Task.class);
    if (task != null) {
      addMetrics(scope, task);
      Inheritance.named(task, Parameter.class).forEach(one -> scope.add(one.getName(), one));
    }
    blocks(scope, context);
    scope.open(vocabulary::assumed);
  }

  private void addBlocks(NameScope scope, EObject context, EClass type) {
    references
        .blocks(null, context, type)
        .getAllElements()
        .forEach(one -> scope.add(one.getName().getLastSegment(), one.getEObjectOrProxy()));
    if (!Imports.complete(Imports.fileOf(context))) {
      scope.open(vocabulary::assumed);
    }
  }

  /** What can stand after the dot of a name. */
  NameScope members(Named target, EObject context) {
    NameScope scope = new NameScope();
    if (target instanceof ListColumn list && !list.eIsProxy()) {
      columns.addQualified(scope, list);
    } else if (target instanceof Dataset dataset && !dataset.eIsProxy()) {
      Datasets.samples(dataset).forEach(sample -> scope.add(sample.getName(), sample));
    } else if (target instanceof Learner learner && !learner.eIsProxy()) {
      outputs(scope, learner, context);
    } else {
      scope.open(vocabulary::assumed);
    }
    return scope;
  }

  /** {@code pair.f}, {@code bdt.susy}, and in a gate {@code flat.inverseJsd}. */
  private void outputs(NameScope scope, Learner learner, EObject context) {
    Task task = EcoreUtil2.getContainerOfType(context, Task.class);
    if (task != null && EcoreUtil2.getContainerOfType(context, Require.class) != null) {
      addMetrics(scope, task);
      return;
    }
    scope.add("f", vocabulary.plain("f", "the first of the two scores of doubleDisco"));
    scope.add("g", vocabulary.plain("g", "the second of the two scores of doubleDisco"));
    Datasets.of(learner)
        .forEach(
            dataset ->
                Datasets.samples(dataset).forEach(sample -> scope.add(sample.getName(), sample)));
    if (Datasets.of(learner).isEmpty()) {
      scope.open(vocabulary::assumed);
    }
  }
}
