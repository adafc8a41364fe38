// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import hep.assay.dsl.assay.By;
import hep.assay.dsl.assay.Cell;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Decorrelate;
import hep.assay.dsl.assay.Export;
import hep.assay.dsl.assay.Generate;
import hep.assay.dsl.assay.Info;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Measure;
import hep.assay.dsl.assay.Model;
import hep.assay.dsl.assay.Normalise;
import hep.assay.dsl.assay.Observe;
import hep.assay.dsl.assay.Prepare;
import hep.assay.dsl.assay.Show;
import hep.assay.dsl.assay.Split;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.assay.TaskMember;
import hep.assay.dsl.assay.Train;
import hep.assay.dsl.assay.Vary;
import hep.assay.dsl.assay.Weight;
import hep.assay.dsl.assay.util.AssaySwitch;
import hep.assay.runtime.vocabulary.Place;

/** The place of the vocabulary whose words stand in a member; null for a member without methods. */
final class MemberPlaces extends AssaySwitch<Place> {

  static final MemberPlaces INSTANCE = new MemberPlaces();

  @Override
  public Place caseInfo(Info member) {
    return Place.INFO;
  }

  @Override
  public Place caseGenerate(Generate member) {
    return Place.SOURCE;
  }

  @Override
  public Place caseWeight(Weight member) {
    return Place.WEIGHT_POLICY;
  }

  @Override
  public Place caseNormalise(Normalise member) {
    return Place.NORMALISE;
  }

  @Override
  public Place caseSplit(Split member) {
    return Place.SPLIT;
  }

  @Override
  public Place caseColumn(Column member) {
    return Place.COLUMN_TRAIT;
  }

  @Override
  public Place caseListColumn(ListColumn member) {
    return Place.LIST_TRAIT;
  }

  @Override
  public Place casePrepare(Prepare member) {
    return Place.PREPARE;
  }

  @Override
  public Place caseModel(Model member) {
    return Place.MODEL;
  }

  @Override
  public Place caseTrain(Train member) {
    return Place.TRAIN;
  }

  @Override
  public Place caseDecorrelate(Decorrelate member) {
    return Place.DECORRELATE;
  }

  @Override
  public Place caseObserve(Observe member) {
    return Place.OBSERVE;
  }

  @Override
  public Place caseVary(Vary member) {
    return Place.VARY;
  }

  @Override
  public Place caseCell(Cell member) {
    return Place.CELL_BY;
  }

  @Override
  public Place caseExport(Export member) {
    return Place.EXPORT;
  }

  @Override
  public Place caseBy(By member) {
    return switch (kind(member)) {
      case "explanation" -> Place.EXPLAIN_BY;
      case "robustness" -> Place.ROBUSTNESS_BY;
      case "estimate" -> Place.ESTIMATE_BY;
      case "fit" -> Place.FIT_BY;
      default -> null;
    };
  }

  @Override
  public Place caseMeasure(Measure member) {
    return kind(member).equals("explanation") ? Place.EXPLAIN_MEASURE : Place.MEASURE;
  }

  @Override
  public Place caseShow(Show member) {
    return kind(member).equals("explanation") ? Place.EXPLAIN_SHOW : Place.SHOW;
  }

  private static String kind(TaskMember member) {
    return ((Task) member.eContainer()).getKind();
  }
}
