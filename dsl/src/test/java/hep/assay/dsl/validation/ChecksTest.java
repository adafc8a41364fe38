// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.inject.Inject;
import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.StudyIssue;
import hep.assay.dsl.WithTestTerms;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check: a sound study, one change to it, and what is then said where. */
@ExtendWith(InjectionExtension.class)
@InjectWith(WithTestTerms.class)
class ChecksTest {

  @Inject private AssayCompiler compiler;

  private static final Path FOLDER = Path.of("src", "test", "resources", "checks");

  /** The nearest valid text of every case. */
  private static final String SOUND =
      """
      study Sound "title" {
        seed 7
        luminosity 138 /fb
      }
      dataset jets {
        files "jets.csv"
        weight genWeight, negative(keep)
        select pt > 20 GeV
        sample W   signal     { select truth == 24  normalise crossSection(3 pb) }
        sample qcd background { select truth != 24 }
        sample alt alternative { files "jets.csv" }
        column pt    [GeV] bounds(0, 3000)
        column mass  [GeV] bounds(0, 500), observer
        column nSub        integer, bounds(0, 50)
        column tau21       bounds(0, 1)
        column ratio = mass / pt
        split fractions(train = 60 %, validation = 20 %, test = 20 %)
      }
      classifier net on jets {
        inputs  pt, tau21, nSub
        prepare clip(sigma = 3)
        model   dnn(hidden = [64, 64], activation = relu)
        train   adam(epochs = 5, learningRate = 1e-3), repeat(2)
      }
      classifier scanned from net { decorrelate mass on qcd by disco(strength = scan(0, 50)) }
      classifier flat from net { decorrelate mass on qcd by disco(strength = 50) }
      region tagged on jets { select flat > threshold(flat, efficiency = 50 %, sample = W) }
      region SR signal from tagged { select mass in 65 .. 105 GeV and ratio > 0.1  observe mass by bins(4, range = 65 .. 105 GeV)  unblind "approved" }
      region CR control from tagged { select mass in 105 .. 300 GeV }
      region VR validation from SR { invert flat }
      nuisance JES on jets { vary pt by scale(2 %) }
      nuisance PS on jets { vary weight by factors(up = w_up, down = w_down) }
      comparison front of net, scanned {
        measure auc, inverseJsd(mass, efficiency = 50 %)
        show    roc, spectrum(mass)
        require net.auc > 0.5 and inverseJsd > 3
      }
      explanation why of flat in SR, CR, VR {
        under   nominal, JES, PS
        by      lrp(rules = presetA), permutation(conditional = true)
        measure completeness
        show    bars
        require completeness < 1 %
      }
      export hepdata
      """;

  static Stream<Arguments> cases() {
    return Stream.concat(LanguageCases.all(), PhysicsCases.all());
  }

  static Arguments change(String from, String to, String code, String marked, String message) {
    return arguments(code, from, to, marked, message);
  }

  @Test
  void aSoundStudyHasNothingToSay() {
    assertEquals("", said(issues(SOUND)));
  }

  @Test
  void aRecipeMayNameTargetsThatOnlyItsUserKnows() {
    String recipe = "classifier recipe { target W, qcd  model dnn }";
    List<StudyIssue> issues = issues(SOUND + recipe);
    assertEquals("", said(issues.stream().filter(StudyIssue::isError).toList()));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("cases")
  void oneChangeIsSaidOnceAndWhere(
      String code, String from, String to, String marked, String message) {
    assertTrue(SOUND.contains(from), from);
    int at = SOUND.indexOf(from);
    String text = SOUND.substring(0, at) + to + SOUND.substring(at + from.length());
    List<StudyIssue> issues = issues(text);
    List<StudyIssue> found = issues.stream().filter(issue -> issue.code().equals(code)).toList();
    assertTrue(!found.isEmpty(), () -> "not said; but: " + said(issues));
    StudyIssue issue = found.get(0);
    assertEquals(
        marked, text.substring(issue.offset(), issue.offset() + issue.length()), said(issues));
    assertTrue(issue.message().contains(message), issue.message());
    String before = text.substring(0, issue.offset());
    assertEquals(before.chars().filter(c -> c == '\n').count() + 1, issue.line());
    assertEquals(issue.offset() - before.lastIndexOf('\n'), issue.column());
  }

  /** A code without a case here is a check without a test. */
  @Test
  void everyCodeHasACase() throws Exception {
    Set<String> tested =
        cases().map(one -> (String) one.get()[0]).collect(Collectors.toCollection(TreeSet::new));
    Set<String> all = new TreeSet<>();
    for (Field field : IssueCodes.class.getFields()) {
      all.add((String) field.get(null));
    }
    assertEquals(all, tested);
  }

  private List<StudyIssue> issues(String text) {
    return compiler.check(FOLDER.resolve("sound.assay"), text).issues().stream()
        .filter(issue -> issue.file().endsWith("sound.assay"))
        .toList();
  }

  private static String said(List<StudyIssue> issues) {
    return issues.stream()
        .map(
            issue ->
                issue.line()
                    + ":"
                    + issue.column()
                    + " "
                    + issue.severity()
                    + " "
                    + issue.code()
                    + " "
                    + issue.message())
        .collect(Collectors.joining("\n"));
  }
}
