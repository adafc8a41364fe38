// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.scoping;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Decorrelate;
import hep.assay.dsl.assay.Group;
import hep.assay.dsl.assay.Inputs;
import hep.assay.dsl.assay.Invert;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Parameter;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Target;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.assay.Under;
import hep.assay.dsl.assay.Vary;
import hep.assay.dsl.facts.Datasets;
import hep.assay.dsl.facts.Imports;
import hep.assay.dsl.facts.Vocabulary;
import java.util.Set;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/** Names in clauses and in members that list names: blocks, samples, columns, nuisances. */
final class ReferenceNames {

  private final Vocabulary vocabulary;
  private final ColumnNames columns;

  @Inject
  ReferenceNames(Vocabulary vocabulary, ColumnNames columns) {
    this.vocabulary = vocabulary;
    this.columns = columns;
  }

  /**
   * The blocks of a type, but for the one that asks: those of the file first, then those of its
   * imports.
   */
  NameScope blocks(Named self, EObject context, EClass type) {
    NameScope scope = new NameScope();
    AssayFile file = Imports.fileOf(context);
    for (AssayFile visible : Imports.visible(file)) {
      for (EObject element : visible.getElements()) {
        if (element != self && type.isInstance(element) && element instanceof Named named) {
          scope.add(named.getName(), named);
        }
      }
    }
    return Imports.complete(file) ? scope : scope.open(vocabulary::assumed);
  }

  private void addBlocks(NameScope scope, EObject context, EClass... types) {
    for (EClass type : types) {
      NameScope blocks = blocks(null, context, type);
      blocks
          .getAllElements()
          .forEach(one -> scope.add(one.getName().getLastSegment(), one.getEObjectOrProxy()));
    }
    if (!Imports.complete(Imports.fileOf(context))) {
      scope.open(vocabulary::assumed);
    }
  }

  /** What a reference can name, by the clause or member it stands in. */
  NameScope targets(EObject context) {
    EObject owner = context instanceof Reference ? context.eContainer() : context;
    EStructuralFeature clause = context instanceof Reference ? context.eContainingFeature() : null;
    return clause(owner, clause);
  }

  /** What can be named in a clause of a block, or in a member where the clause is none of these. */
  NameScope clause(EObject owner, EStructuralFeature clause) {
    NameScope scope = new NameScope();
    if (clause == AssayPackage.Literals.IN__REGIONS) {
      addBlocks(scope, owner, AssayPackage.Literals.REGION);
    } else if (clause == AssayPackage.Literals.ON__ON) {
      on(owner, scope);
    } else if (clause == AssayPackage.Literals.OF__OF) {
      of(owner, scope);
    } else {
      member(owner, scope);
    }
    return scope;
  }

  private void on(EObject owner, NameScope scope) {
    if (owner instanceof Decorrelate || owner instanceof Parameter) {
      addSamples(scope, Datasets.of(owner));
      // A recipe: the samples are known where it is used.
      openIfNone(owner, scope);
      return;
    }
    addBlocks(scope, owner, AssayPackage.Literals.DATASET);
    addSamples(scope, Datasets.visible(Imports.fileOf(owner)));
  }

  private void of(EObject owner, NameScope scope) {
    if (owner instanceof Group group) {
      addSamples(scope, Set.of((Dataset) group.eContainer()));
    } else if (owner instanceof Task task && task.getKind().equals("estimate")) {
      addSamples(scope, Datasets.visible(Imports.fileOf(owner)));
    } else {
      addBlocks(scope, owner, AssayPackage.Literals.LEARNER);
    }
  }

  private void member(EObject owner, NameScope scope) {
    if (owner instanceof Under) {
      scope.add("nominal", vocabulary.plain("nominal", "nothing is varied"));
      addBlocks(scope, owner, AssayPackage.Literals.NUISANCE);
    } else if (owner instanceof Vary) {
      scope.add("weight", vocabulary.plain("weight", "the event weight"));
      columns.add(scope, owner);
      addSamples(scope, Datasets.of(owner));
    } else if (owner instanceof Inputs) {
      columns.add(scope, owner);
      addBlocks(scope, owner, AssayPackage.Literals.NUISANCE);
    } else if (owner instanceof Target) {
      addSamples(scope, Datasets.of(owner));
      addBlocks(scope, owner, AssayPackage.Literals.REGION);
      columns.add(scope, owner);
    } else if (owner instanceof Invert) {
      addBlocks(scope, owner, AssayPackage.Literals.LEARNER);
      columns.add(scope, owner);
    } else if (owner instanceof Decorrelate) {
      columns.add(scope, owner);
      addBlocks(scope, owner, AssayPackage.Literals.NUISANCE, AssayPackage.Literals.REGION);
    }
  }

  private void openIfNone(EObject owner, NameScope scope) {
    if (Datasets.of(owner).isEmpty()) {
      scope.open(vocabulary::assumed);
    }
  }

  private static void addSamples(NameScope scope, Iterable<Dataset> datasets) {
    for (Dataset dataset : datasets) {
      for (Named sample : Datasets.samples(dataset)) {
        scope.add(sample.getName(), sample);
      }
    }
  }
}
