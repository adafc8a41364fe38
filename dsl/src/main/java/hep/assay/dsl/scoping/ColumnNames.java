// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.scoping;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.facts.Datasets;
import hep.assay.dsl.facts.FileColumns;
import hep.assay.dsl.facts.Inheritance;
import hep.assay.dsl.facts.Vocabulary;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/**
 * The columns that can be named at a place: declared ones, lists, and those that the files have by
 * themselves.
 */
final class ColumnNames {

  private final FileColumns files;
  private final Vocabulary vocabulary;

  @Inject
  ColumnNames(FileColumns files, Vocabulary vocabulary) {
    this.files = files;
    this.vocabulary = vocabulary;
  }

  /**
   * Adds the columns of the datasets around a place; a place without a dataset takes any name on
   * trust.
   */
  void add(NameScope scope, EObject place) {
    Column self = EcoreUtil2.getContainerOfType(place, Column.class);
    ListColumn list = EcoreUtil2.getContainerOfType(place, ListColumn.class);
    if (list != null) {
      addMembers(scope, list, self);
    }
    Set<Dataset> datasets = Datasets.of(place);
    for (Dataset dataset : datasets) {
      addOf(scope, dataset, self, list);
    }
    if (datasets.isEmpty()) {
      scope.open(vocabulary::assumed);
    }
  }

  /**
   * The members of a list, but for the column whose own formula it is: there its name is the file's
   * column.
   */
  void addMembers(NameScope scope, ListColumn list, Column self) {
    for (Column member : list.getColumns()) {
      if (member != self) {
        scope.add(member.getName(), member);
      }
    }
  }

  /** The members of a list and its mask, as they stand after its name and a dot. */
  void addQualified(NameScope scope, ListColumn list) {
    addMembers(scope, list, null);
    scope.add("mask", vocabulary.plain("mask", "1 for each object of the list, 0 for padding"));
  }

  private void addOf(NameScope scope, Dataset dataset, Column self, ListColumn list) {
    for (Column column : Inheritance.named(dataset, Column.class)) {
      if (column != self) {
        scope.add(column.getName(), column);
      }
    }
    for (ListColumn declared : Inheritance.named(dataset, ListColumn.class)) {
      if (declared != list) {
        scope.add(declared.getName(), declared);
      }
    }
    FileColumns.Found found = files.of(dataset);
    found.columns().forEach(scope::add);
    if (!found.complete() || !Inheritance.isComplete(dataset)) {
      scope.open(found::assumed);
    }
  }
}
