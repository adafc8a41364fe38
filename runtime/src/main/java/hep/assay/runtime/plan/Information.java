// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * What a study may say about itself: {@code info experiment("CMS"), sqrtS(13 TeV)}. It changes no
 * number.
 */
public final class Information {
  private Information() {}

  public static final List<Term> TERMS =
      List.of(
          Term.of(
                  "experiment",
                  "the experiment, for the label of plots",
                  Setting.text("name", "its name"))
              .positionally("name"),
          Term.of(
                  "sqrtS",
                  "the centre-of-mass energy, for the label of plots",
                  Setting.number("energy", "the energy").in("GeV").within(0, 1e9))
              .positionally("energy"),
          texts("arXiv", "papers that the study follows"),
          texts("doi", "publications or data sets that the study follows"),
          texts("talk", "talks that the study follows"),
          texts("challenge", "the data challenge that the study answers"));

  private static Term texts(String name, String summary) {
    return Term.of(name, summary, Setting.texts("references", "as they are cited"))
        .positionally("references", "...");
  }
}
