// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Inject;
import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.StudyIssue;
import hep.assay.dsl.tests.AssayInjectorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A model from a file is not trained, and what would train it is refused while checking. */
@ExtendWith(InjectionExtension.class)
@InjectWith(AssayInjectorProvider.class)
class ModelChecksTest {

  @Inject private AssayCompiler compiler;

  private static final String STUDY =
      """
      study Small { seed 1 }
      dataset toy {
        generate xaugToy(events = 100)
        sample s signal     { select label == 1 }
        sample b background { select label == 0 }
        column label integer, observer
        %1$s
      }
      %2$s
      """;

  private static final String SPLIT = "split folds(2)";

  private List<String> errors(String split, String blocks) {
    return compiler
        .check(Path.of("imported.assay"), STUDY.formatted(split, blocks))
        .issues()
        .stream()
        .filter(StudyIssue::isError)
        .map(StudyIssue::message)
        .toList();
  }

  private static String net(String members) {
    return "classifier net on toy { inputs r1, r2 " + members + " }";
  }

  private static final String ONNX = "model onnx(\"net.onnx\", classes = [\"b\", \"s\"])";

  @Test
  void aModelFromAFileNeedsNoSplitUnlessItsInputsArePrepared() {
    assertEquals(List.of(), errors("", net(ONNX)));
    List<String> errors = errors("", net("prepare standardize " + ONNX));
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).contains("which has no split"), errors.get(0));
    assertEquals(List.of(), errors(SPLIT, net("prepare standardize " + ONNX)));
  }

  @Test
  void trainAndDecorrelateAreRefused() {
    assertEquals(
        List.of("a model onnx is read from its file and is not trained here; take 'train' away"),
        errors(SPLIT, net(ONNX + " train adam")));
    assertEquals(
        List.of(
            "a model onnx is read from its file and is not trained here, so it can't be"
                + " decorrelated"),
        errors(SPLIT, net(ONNX + " decorrelate theta on b by disco(strength = 1)")));
  }

  @Test
  void whatIsTakenOverFromATrainedOne() {
    String trained = net("model dnn train adam(epochs = 3)");
    assertEquals(
        List.of(), errors(SPLIT, trained + "\nclassifier other from net { " + ONNX + " }"));
    List<String> errors =
        errors(
            SPLIT,
            net("model dnn decorrelate theta on b by disco(strength = 1)")
                + "\nclassifier other from net { "
                + ONNX
                + " }");
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.get(0).contains("takes over 'decorrelate'"), errors.get(0));
  }

  @Test
  void explainersThatNeedLayersSayWhatCanBeUsed() {
    List<String> errors =
        errors(SPLIT, net(ONNX) + "\nexplanation e of net { by permutation, lrp }");
    assertEquals(
        List.of(
            "lrp needs layers that relevance can be passed through, which a model onnx does not offer;"
                + " use permutation"),
        errors);
  }

  @Test
  void theFileIsAsked() {
    List<String> errors = errors(SPLIT, net("model onnx"));
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.get(0).contains("needs its setting 'file'"), errors.get(0));
  }

  @Test
  void treesAreNotTrainedByAnOptimiser() {
    List<String> errors =
        errors(SPLIT, net("model bdt(trees = 5) train adam(epochs = 3), repeat(2)"));
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.get(0).startsWith("'adam' trains networks"), errors.get(0));
    assertEquals(List.of(), errors(SPLIT, net("model bdt(trees = 5) train repeat(2), balance")));
    assertEquals(
        List.of(),
        errors(
            SPLIT,
            net("model dnn train adam(epochs = 3)")
                + "\nclassifier other from net { model bdt(trees = 5) }"));
  }

  @Test
  void aFileThatIsNotThereIsToldWithTheNearest(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("net.onnx"));
    String study = STUDY.formatted(SPLIT, net("model onnx(\"nett.onnx\")"));
    List<StudyIssue> issues = compiler.check(folder.resolve("s.assay"), study).issues();
    List<String> warnings =
        issues.stream()
            .filter(one -> IssueCodes.FILE_MISSING.equals(one.code()))
            .map(StudyIssue::message)
            .toList();
    assertEquals(
        List.of(
            "there is no 'nett.onnx'; paths are relative to this file; did you mean 'net.onnx'?"),
        warnings);
    String there = study.replace("nett", "net");
    assertTrue(
        compiler.check(folder.resolve("s.assay"), there).issues().stream()
            .noneMatch(one -> IssueCodes.FILE_MISSING.equals(one.code())));
  }
}
