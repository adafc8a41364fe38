// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Info;
import hep.assay.dsl.assay.Luminosity;
import hep.assay.dsl.assay.Normalise;
import hep.assay.dsl.assay.Seed;
import hep.assay.dsl.assay.Study;
import hep.assay.dsl.assay.StudyMember;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.facts.Imports;
import hep.assay.dsl.facts.Types;
import hep.assay.runtime.expression.Unit;
import java.util.List;
import java.util.Optional;
import org.eclipse.xtext.validation.Check;

/** The head of a study: seed, luminosity, info. */
public class StudyChecks extends Checks {

  @Check
  public void seedIsSaid(Study study) {
    if (of(study, Seed.class).isEmpty()) {
      error(
          "the study needs a seed, from which every random number comes, such as: seed 20210508",
          AssayPackage.Literals.STUDY__NAME,
          IssueCodes.SEED_MISSING);
    }
  }

  @Check
  public void seedIsNotZero(Seed seed) {
    if (seed.getValue() == 0) {
      error(
          "seed 0 is refused, as some tools take it for 'no seed'; any other whole number will do",
          AssayPackage.Literals.SEED__VALUE,
          IssueCodes.SEED_ZERO,
          "1");
    }
  }

  @Check
  public void membersAreSaidOnce(Study study) {
    for (Class<? extends StudyMember> type : List.of(Seed.class, Luminosity.class, Info.class)) {
      of(study, type).stream()
          .skip(1)
          .forEach(
              again ->
                  error(
                      "a study says its "
                          + type.getSimpleName().toLowerCase(java.util.Locale.ROOT)
                          + " once",
                      again,
                      null,
                      IssueCodes.MEMBER_TWICE));
    }
  }

  private static <T extends StudyMember> List<T> of(Study study, Class<T> type) {
    return study.getMembers().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Check
  public void luminosityIsPerArea(Luminosity luminosity) {
    Optional<Unit> unit =
        luminosity.getUnit() == null ? Optional.empty() : Types.unit(luminosity.getUnit());
    if (luminosity.getUnit() != null
        && unit.filter(one -> one.dimension().canonical().equals("pb")).isEmpty()) {
      error(
          "a luminosity is per area, as in 138 /fb; allowed are /ab, /fb, /pb, /nb, not /"
              + luminosity.getUnit(),
          AssayPackage.Literals.LUMINOSITY__UNIT,
          IssueCodes.LUMINOSITY_UNIT,
          "fb");
    }
  }

  @Check
  public void aCrossSectionNeedsALuminosity(Normalise normalise) {
    AssayFile file = Imports.fileOf(normalise);
    boolean said = file.getStudy() == null || !of(file.getStudy(), Luminosity.class).isEmpty();
    for (Term term : normalise.getTerms()) {
      if (!said && term.getWord() != null && "crossSection".equals(term.getWord().getName())) {
        error(
            "a cross section needs a luminosity: write luminosity 138 /fb in the study",
            term,
            null,
            IssueCodes.LUMINOSITY_MISSING);
      }
    }
  }
}
