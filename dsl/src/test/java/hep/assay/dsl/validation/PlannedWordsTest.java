// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.inject.Inject;
import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.StudyIssue;
import hep.assay.dsl.tests.AssayInjectorProvider;
import hep.assay.runtime.Planned;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.vocabulary.Place;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What this version knows and can't run is refused while checking, by its name, where it stands.
 */
@ExtendWith(InjectionExtension.class)
@InjectWith(AssayInjectorProvider.class)
class PlannedWordsTest {

  @Inject private AssayCompiler compiler;

  /** Sound with a dense network and no member more: {@code %1$s}, {@code %2$s}, {@code %3$s}. */
  private static final String STUDY =
      """
      study Small { seed 1 }
      dataset toy {
        generate xaugToy(events = 100)
        sample s signal     { select label == 1 }
        sample b background { select label == 0 }
        column label integer, observer
        %1$s
        split folds(2)
      }
      classifier net on toy { inputs r1, r2  %2$s }
      %3$s
      """;

  private static final String DNN = "model dnn";

  private static String inDataset(String member) {
    return STUDY.formatted(member, DNN, "");
  }

  private static String inClassifier(String member) {
    return STUDY.formatted("", member, "");
  }

  private static String block(String block) {
    return STUDY.formatted("", DNN, block);
  }

  /** The smallest study with a word at its place. */
  private static String study(Place place, String word) {
    return switch (place) {
      case MODEL -> inClassifier("model " + word);
      case TRAIN -> inClassifier(DNN + " train " + word);
      case DECORRELATE -> inClassifier(DNN + " decorrelate theta on b by " + word);
      case PREPARE -> inClassifier(DNN + " prepare " + word);
      case FUNCTION -> inDataset("column made = " + word + "(r1)  select made > 0");
      case OBSERVE -> block("region R on toy { select r1 > 0.1  observe r1 by " + word + " }");
      case VARY -> block("nuisance n on toy { vary r1 by " + word + " }");
      case EXPLAIN_BY -> block("explanation e of net { by " + word + " }");
      case MEASURE -> block("comparison c of net { measure " + word + " }");
      case SHOW -> block("comparison c of net { measure auc  show " + word + " }");
      case EXPLAIN_MEASURE ->
          block("explanation e of net { by permutation  measure " + word + " }");
      case EXPLAIN_SHOW -> block("explanation e of net { by permutation  show " + word + " }");
      case EXPORT -> block("export " + word);
      case ROBUSTNESS_BY -> block("robustness r of net { by " + word + " }");
      case CELL_BY ->
          block("uncertainty u of net { measure auc  cell precision statistical by " + word + " }");
      case ESTIMATE_BY -> block(REGION + "estimate e of b in R { by " + word + " }");
      case FIT_BY -> block(REGION + "fit f in R { measure limit  by " + word + " }");
      default -> throw new IllegalArgumentException("write a study for a word of " + place);
    };
  }

  private static final String REGION = "region R on toy { select r1 > 0.1 }\n";

  private static String study(TaskPlan.Kind kind) {
    return switch (kind) {
      case ROBUSTNESS -> block("robustness r of net { by anything }");
      case UNCERTAINTY -> block("uncertainty u of net { measure auc }");
      case ESTIMATE -> block(REGION + "estimate e of b in R { by anything }");
      case FIT -> block(REGION + "fit f in R { measure anything }");
      default -> throw new IllegalArgumentException("write a study for a " + kind.word());
    };
  }

  static Stream<Arguments> words() {
    return Arrays.stream(Place.values())
        .flatMap(place -> Planned.terms(place).stream().map(term -> arguments(place, term.name())));
  }

  static Stream<TaskPlan.Kind> tasks() {
    return Planned.tasks().stream();
  }

  @Test
  void theStudyIsSoundWithoutThem() {
    assertEquals(List.of(), errors(block("")));
    assertEquals(List.of(), errors(inDataset("column made = abs(r1)  select made > 0")));
    assertEquals(List.of(), errors(block("explanation e of net { by permutation }")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("words")
  void aPlannedWordIsRefusedWhereItStands(Place place, String word) {
    String text = study(place, word);
    List<StudyIssue> errors = errors(text);
    List<StudyIssue> own = errors.stream().filter(e -> marked(text, e).equals(word)).toList();
    assertEquals(1, own.size(), errors::toString);
    assertRefused(own.get(0), word);
    List<StudyIssue> others = errors.stream().filter(e -> e != own.get(0)).toList();
    assertTrue(
        others.stream().allMatch(e -> isOfARefusedTask(text, e)),
        () -> "only its task is refused besides: " + others);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void aPlannedTaskIsRefusedAtItsKind(TaskPlan.Kind kind) {
    String text = study(kind);
    List<StudyIssue> errors = errors(text);
    assertEquals(1, errors.size(), errors::toString);
    assertEquals(kind.word(), marked(text, errors.get(0)));
    assertRefused(errors.get(0), kind.word());
  }

  private static void assertRefused(StudyIssue error, String word) {
    assertEquals("'" + word + "' is not available in this version", error.message());
    assertEquals(IssueCodes.NOT_AVAILABLE, error.code());
  }

  private static boolean isOfARefusedTask(String text, StudyIssue error) {
    String marked = marked(text, error);
    return error.code().equals(IssueCodes.NOT_AVAILABLE)
        && Planned.tasks().stream().anyMatch(kind -> kind.word().equals(marked));
  }

  private List<StudyIssue> errors(String text) {
    return compiler.check(Path.of("planned.assay"), text).issues().stream()
        .filter(StudyIssue::isError)
        .toList();
  }

  private static String marked(String text, StudyIssue issue) {
    return text.substring(issue.offset(), issue.offset() + issue.length());
  }
}
