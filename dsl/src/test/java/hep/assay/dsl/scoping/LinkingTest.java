// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.scoping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.inject.Inject;
import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.StudyIssue;
import hep.assay.dsl.WithTestTerms;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InjectionExtension.class)
@InjectWith(WithTestTerms.class)
class LinkingTest {

  @Inject private AssayCompiler compiler;

  private static final String DATASET =
      """
      dataset jets {
        files "events.csv"
        sample W   signal     { select truth == 24 }
        sample qcd background { select truth != 24 }
        column pt [GeV]
        column mass [GeV] bounds(0, 500), observer
        column rho = log(mass^2 / pt^2)
        column mmc = undeclared + 1
        list parts { column pt = parts_pt }
      }
      classifier tagger on jets {
        inputs pt, tau21, parts.pt
        model dnn(hidden = [64], activation = relu)
        train adam(epochs = 5), repeat(2)
      }
      classifier flat from tagger { decorrelate mass on qcd by disco(strength = scan(0, 50)) }
      region SR signal on jets { select tagger > threshold(tagger, efficiency = 50 %, sample = W)  observe mass by bins(4, range = 65 .. 105 GeV) }
      region VR validation from SR { invert tagger }
      nuisance JES on jets { vary pt, parts.pt by scale(2 %) }
      nuisance PS on qcd { vary weight by factors(up = w_up, down = 1 / w_up) }
      comparison front of tagger, flat in SR {
        under nominal, JES
        measure auc, inverseJsd(mass)
        show front(auc, inverseJsd), spectrum(mass)
        require tagger.auc > 0.5 and inverseJsd > 3
      }
      explanation why of tagger { by permutation(conditional = true, repeats = 2), lrp  require tagger.permutation(pt) > 0.1 }
      """;

  @Test
  void allNamesOfAStudyAreFound() {
    assertEquals(List.of(), unknown(DATASET));
  }

  @Test
  void aMistypedBlockIsNamedWithTheNearestOne() {
    assertEquals(
        List.of("16:22 unknown name 'tager'; did you mean 'tagger'? [tagger]"),
        unknown(DATASET.replace("flat from tagger", "flat from tager")));
  }

  @Test
  void aMistypedMethodAndSettingAreNamed() {
    assertEquals(
        List.of(
            "13:9 unknown model 'dn'; did you mean 'dnn'? [dnn]",
            "14:14 adam has no setting 'epoch'; did you mean 'epochs'? [epochs]"),
        unknown(DATASET.replace("model dnn", "model dn").replace("adam(epochs", "adam(epoch")));
  }

  @Test
  void aBlockOfAnotherKindIsSaidToBeOne() {
    assertEquals(
        List.of("21:37 'tagger' is a classifier, which can't stand here; known: SR, VR"),
        unknown(DATASET.replace("flat in SR", "flat in tagger")));
  }

  @Test
  void aMetricThatIsNotMeasuredIsUnknownInAGate() {
    assertEquals(1, unknown(DATASET.replace("tagger.auc > 0.5", "tagger.accuracy > 0.5")).size());
  }

  private List<String> unknown(String text) {
    return compiler.check(Path.of("linking.assay"), text).issues().stream()
        .filter(StudyIssue::isError)
        .filter(
            issue ->
                issue.code().contains("unknown")
                    || issue.code().contains("yntax")
                    || issue.code().contains("Linking"))
        .map(
            i ->
                i.line()
                    + ":"
                    + i.column()
                    + " "
                    + i.message()
                    + (i.data().isEmpty() ? "" : " " + i.data()))
        .toList();
  }

  @Test
  void columnsOfAFileAndOfAGeneratorAreKnownWithoutDeclaration() {
    String head =
        "study S { seed 1 } dataset d { %s sample s signal  sample b background  split folds(2) } ";
    String tail = "classifier c on d { inputs %s  model dnn  train adam }";
    String file = "files \"src/test/resources/checks/jets.csv\"";
    assertEquals(List.of(), unknown(head.formatted(file) + tail.formatted("tau21")));
    assertEquals(1, unknown(head.formatted(file) + tail.formatted("tau12")).size());
    assertEquals(
        List.of(),
        unknown(head.formatted("generate xaugToy(events = 10)") + tail.formatted("r1, theta")));
    assertEquals(
        1,
        unknown(head.formatted("generate xaugToy(events = 10)") + tail.formatted("teta")).size());
    assertEquals(
        List.of(), unknown(head.formatted("files \"missing.csv\"") + tail.formatted("anything")));
  }
}
