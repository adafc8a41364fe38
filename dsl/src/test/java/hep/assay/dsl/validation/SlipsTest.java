// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Inject;
import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.StudyIssue;
import hep.assay.dsl.tests.AssayInjectorProvider;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written late at night: one slip in a sound study, and the first thing that is said. */
@ExtendWith(InjectionExtension.class)
@InjectWith(AssayInjectorProvider.class)
class SlipsTest {

  @Inject private AssayCompiler compiler;

  private static final String STUDY =
      """
      study Night { seed 7 }
      dataset toy {
        generate xaugToy(events = 3000, particles = true, pixels = 16)
        sample twoProng signal     { select label == 1 }
        sample qcd      background { select label == 0 }
        column label integer, observer
        column mass [GeV] bounds(0, 500), observer = 100 * z
        list   parts length(10), sorted(pt) { column pt = pt1  column eta = dtheta1  column phi cyclic = phi1 }
        column picture = image(parts, axes = [eta, phi], value = pt, pixels = [8, 8], range = -1 .. 7)
        split  fractions(train = 50 %, validation = 20 %, test = 30 %)
      }
      classifier tagger on toy {
        inputs  r1, theta, z
        prepare rescale(to = [0, 1])
        model   dnn(hidden = [8])
        train   adam(epochs = 2)
      }
      classifier flat from tagger { decorrelate mass on qcd by disco(strength = 10) }
      classifier seeing from tagger { inputs picture, z  model cnn2d }
      region SR signal  on toy { select mass in 65 .. 85 GeV  observe mass by bins(20, range = 65 .. 85 GeV) }
      region CR control on toy { select mass in 85 .. 100 GeV  observe mass by edges(85 GeV, 90 GeV, 100 GeV) }
      nuisance angle on toy { vary theta by scale(5 %) }
      nuisance move  on toy { vary mass by shift(1 GeV) }
      comparison performance of tagger, flat {
        under   nominal, angle
        measure auc, rejection(50 %), inverseJsd(mass)
        show    roc, spectrum(mass, range = 0 .. 100 GeV), front(rejection, inverseJsd)
        require auc > 0.9 and tagger.auc > 0.9
      }
      explanation why of tagger in SR, CR {
        by      permutation, lrp(events = 500)
        show    bars, profile(theta)
        require tagger.lrp(z) > lrp(theta)
      }
      explanation look of seeing { by lrp  show heatmap(picture) }
      """;

  private List<StudyIssue> issues(String text) {
    return compiler.check(Path.of("night.assay"), text).issues();
  }

  @Test
  void theStudyIsSound() {
    assertEquals(List.of(), issues(STUDY).stream().map(StudyIssue::message).toList());
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "label == 1 | label = 1 | a comparison is written ==",
        "r1, theta, z | r1 theta, z | is a comma missing before it?",
        "100 * z | 100 * z GeV | a unit stands right after a number",
        "comparison perf | comparision perf | 'comparision' begins no block; did you mean 'comparison'?",
        "test = 30 % | test = 40 % | the fractions of the split sum to 110.0 %",
        "to = [0, 1] | to = [1, 0] | two numbers, the lower one first",
        "edges(85 GeV, 90 GeV, 100 GeV) | edges(85 GeV, 100 GeV, 90 GeV) | edges ascend, and 90.0 follows 100.0",
        "edges(85 GeV, 90 GeV, 100 GeV) | edges(85 GeV) | a bin needs two edges",
        "edges(85 GeV, 90 GeV, 100 GeV) | edges(85, 90, 100) | 'at' is in GeV, and this has no unit",
        "range = 65 .. 85 GeV | range = 65 .. 85 | 'range' is in GeV, and this has no unit",
        "range = 0 .. 100 GeV | range = 0 .. 100 cm | 'range' is in GeV, and this is in cm",
        "vary theta by scale(5 %) | vary theta by scale(5) | for 5 % write scale(5 %)",
        "vary theta by scale(5 %) | vary picture by scale(5 %) | 'picture' is made of other columns",
        "shift(1 GeV) | shift(1) | 'mass' is in GeV, and this has no unit",
        "tagger.auc > 0.9 | seeing.auc > 0.9 | this block is not about 'seeing'; known: flat, tagger",
        "tagger.lrp(z) | tagger.lrp(zz) | 'zz' is no input of what is explained; did you mean 'z'?",
        "lrp(theta) | lrp(mass) | 'mass' is no input of what is explained",
        "inverseJsd(mass) | inverseJsd(parts.pt) | 'parts.pt' has several values per event",
        "why of tagger | why | an explanation says of which classifiers it is",
        "on qcd by disco | on qdc by disco | did you mean 'qcd'?",
        "rejection(50 %) | rejection(50) | lies between 0 and 1, and this is 50"
      })
  void aSlipIsSaid(String right, String wrong, String message) {
    assertTrue(STUDY.contains(right), right);
    List<StudyIssue> issues = issues(STUDY.replace(right, wrong));
    assertTrue(
        issues.stream().anyMatch(issue -> issue.message().contains(message)), issues::toString);
  }
}
