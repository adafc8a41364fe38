// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.inject.Inject;
import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.StudyIssue;
import hep.assay.dsl.tests.AssayInjectorProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a training would refuse is told while checking, where it stands. */
@ExtendWith(InjectionExtension.class)
@InjectWith(AssayInjectorProvider.class)
class BlueprintChecksTest {

  @Inject private AssayCompiler compiler;

  private static final String STUDY =
      """
      study Small { seed 1 }
      dataset toy {
        generate xaugToy(events = 100, particles = true)
        sample s signal      { select label == 1 and z > 0.1 }
        sample u signal      { select label == 1 and z <= 0.1 }
        sample b background  { select label == 0 }
        sample a alternative { select label == 0 }
        group  both of s, u
        column label integer, observer
        list parts length(10) { column pt = pt1  column eta = dtheta1  column phi = phi1 }
        column picture = image(parts, axes = [eta, phi], value = pt, pixels = [16, 16], range = -1 .. 1)
        column web = graph(parts, features = [pt], axes = [eta, phi], edges = all)
        split folds(2)
      }
      """;

  private List<StudyIssue> errors(String blocks) {
    return compiler.check(Path.of("blueprint.assay"), STUDY + blocks).issues().stream()
        .filter(StudyIssue::isError)
        .toList();
  }

  private static String net(String members) {
    return "classifier net on toy { inputs r1, r2 " + members + " }";
  }

  static Stream<Arguments> sound() {
    return Stream.of(
            "model dnn decorrelate theta on b by disco(strength = 1)",
            "model dnn decorrelate theta on b by disco(strength = scan(1, 2))",
            "model dnn decorrelate theta on b by flatness",
            "model dnn decorrelate theta, z on both by planing decorrelate z on b by mode",
            "model dnn decorrelate on b by doubleDisco",
            "model dnn decorrelate on b, a by domainAdaptation",
            "model bdt decorrelate theta on b by flatness decorrelate z on b by planing",
            "model bdt decorrelate theta on s, b by uBoost",
            "model bdt train repeat(2)",
            "model dnn(engine = deeplearning4j) train adam, balance",
            "model dnn train fgsm, schedule(cosine)")
        .map(Arguments::arguments);
  }

  @ParameterizedTest
  @MethodSource
  void sound(String members) {
    assertEquals("", said(errors(net(members))));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments(
            "model bdt decorrelate theta on b by disco(strength = 1)",
            "disco(strength = 1)",
            "bdt can't be decorrelated by disco; use mode, planing, flatness, uBoost, or model dnn"),
        arguments(
            "model bdt decorrelate theta on b by adversary",
            "adversary",
            "bdt can't be decorrelated by adversary"),
        arguments(
            "model dnn decorrelate theta on b by uBoost",
            "uBoost",
            "a way of boosting trees, and a model dnn has none; use disco"),
        arguments(
            "model dnn decorrelate on b by disco",
            "disco",
            "disco needs a column to be independent of"),
        arguments(
            "model dnn decorrelate theta on b by doubleDisco",
            "doubleDisco",
            "takes no column: write decorrelate on ... by doubleDisco"),
        arguments(
            "model dnn(engine = deeplearning4j) decorrelate on b by doubleDisco",
            "doubleDisco",
            "only model dnn(engine = fused)"),
        arguments(
            "model dnn decorrelate on b by domainAdaptation",
            "domainAdaptation",
            "two samples or groups"),
        arguments(
            "model dnn decorrelate on s, both by domainAdaptation",
            "both",
            "sample 's' is in two of them"),
        arguments(
            "model bdt decorrelate theta on b by uBoost decorrelate z on b by flatness",
            "uBoost",
            "can't be combined"),
        arguments(
            "target s, u, b model bdt decorrelate theta on b by flatness",
            "flatness",
            "two classes apart, not 3"),
        arguments(
            "model dnn decorrelate theta on a by mode",
            "a",
            "'a' is of no class of this classifier"),
        arguments("target s, both model dnn", "both", "sample 's' is in two classes"),
        arguments("target s model dnn", "target s", "two classes apart, or more"),
        arguments(
            "model dnn decorrelate parts.pt on b by mode", "parts.pt", "several values per event"),
        arguments("model dnn train adam, sgd", "sgd", "two optimisers, adam and sgd"),
        arguments("model dnn(batchNorm = true) train fgsm", "fgsm", "go with batch normalisation"),
        arguments(
            "model dnn train fgsm decorrelate theta on b by mode", "fgsm", "go with decorrelate"),
        arguments(
            "model dnn(engine = deeplearning4j) train adam, noise",
            "noise",
            "noise does not go with engine = deeplearning4j"),
        arguments(
            "model dnn(engine = deeplearning4j) train momentum(nesterov = false)",
            "momentum(nesterov = false)",
            "Nesterov's look-ahead only"),
        arguments(
            "model dnn(engine = deeplearning4j, batchNorm = true)",
            "dnn(engine = deeplearning4j, batchNorm = true)",
            "fused engine"),
        arguments("model cnn1d", "cnn1d", "cnn1d needs a list"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(String members, String marked, String message) {
    refusedIn(net(members), marked, message);
  }

  static Stream<Arguments> unfitInputs() {
    return Stream.of(
        arguments("inputs web model cnn2d", "cnn2d", "can't read the graph 'web'; use gnn"),
        arguments("inputs picture model gnn", "gnn", "'picture' is an image"),
        arguments("inputs picture model cnn3d", "cnn3d", "needs an image of 3 dimensions"),
        arguments("inputs parts model gnn", "gnn", "'parts.pt' is of a list"),
        arguments(
            "inputs picture model cnn2d(filters = [8, 8], kernels = [3, 3, 3])",
            "cnn2d(filters = [8, 8], kernels = [3, 3, 3])",
            "2 filters and 3 kernels"),
        arguments(
            "inputs picture model cnn2d(pool = 20)", "cnn2d(pool = 20)", "16 x 16 are left where"),
        arguments("inputs web model gnn train noise", "noise", "can't move the graph 'web'"));
  }

  @ParameterizedTest
  @MethodSource
  void unfitInputs(String members, String marked, String message) {
    refusedIn("classifier net on toy { " + members + " }", marked, message);
  }

  private void refusedIn(String block, String marked, String message) {
    List<StudyIssue> errors = errors(block);
    assertEquals(1, errors.size(), said(errors));
    StudyIssue issue = errors.get(0);
    assertTrue(issue.message().contains(message), issue.message());
    String text = STUDY + block;
    assertEquals(
        marked, text.substring(issue.offset(), issue.offset() + issue.length()), issue.message());
  }

  @Test
  void whatIsInheritedIsSaidWhereItGoesWrong() {
    List<StudyIssue> errors =
        errors(
            net("model dnn decorrelate theta on b by disco(strength = 1)")
                + "\nclassifier trees from net { model bdt }"
                + "\nclassifier again from trees { inputs r1 }");
    assertEquals(1, errors.size(), said(errors));
    assertTrue(errors.get(0).message().startsWith("with what 'trees' takes over: bdt can't"));
  }

  private static String said(List<StudyIssue> issues) {
    return String.join("\n", issues.stream().map(StudyIssue::message).toList());
  }
}
