// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator;

import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Group;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.facts.Formulas;
import java.util.List;

/**
 * References as plans write them: datasets apart from samples, members of lists with the list
 * before them.
 */
final class References {

  private References() {}

  /** The name of what is referred to; of {@code jets.qcd} the sample. */
  static String name(Reference reference) {
    if (reference.getMember() == null) {
      return Formulas.qualified(reference.getTarget());
    }
    return reference.getTarget() instanceof Dataset
        ? reference.getMember().getName()
        : reference.getTarget().getName() + "." + reference.getMember().getName();
  }

  static String names(List<Reference> references) {
    return String.join(
        ", ", references.stream().map(References::name).map(JavaText::literal).toList());
  }

  /** The dataset that {@code on} speaks of, directly or by one of its samples. */
  static String dataset(List<Reference> on) {
    return on.stream()
        .map(Reference::getTarget)
        .map(target -> target instanceof Dataset ? target : (Named) target.eContainer())
        .map(Named::getName)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no dataset"));
  }

  /** The samples that {@code on} names; none stands for all. */
  static List<Reference> samples(List<Reference> on) {
    return on.stream()
        .filter(
            reference ->
                isSample(
                    reference.getMember() == null ? reference.getTarget() : reference.getMember()))
        .toList();
  }

  private static boolean isSample(Named named) {
    return named instanceof Sample || named instanceof Group;
  }
}
