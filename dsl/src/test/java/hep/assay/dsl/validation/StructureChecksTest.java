// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.inject.Inject;
import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.CheckedStudy;
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

/** Images, graphs and lists as inputs: a sound study, one slip, and what is said of it where. */
@ExtendWith(InjectionExtension.class)
@InjectWith(AssayInjectorProvider.class)
class StructureChecksTest {

  @Inject private AssayCompiler compiler;

  private static final String SOUND =
      """
      study Shapes { seed 1 }
      dataset toy {
        generate xaugToy(events = 100, particles = true, pixels = 16)
        sample S signal { select label == 1 }
        sample B background { select label == 0 }
        column label integer, observer
        list jet length(10), sorted(pt) {
          column pt = pt1
          column x = dtheta1 * cos(phi1)
          column y = dtheta1 * sin(phi1)
        }
        column lead [GeV] observer = jet.pt[0] * (1 GeV)
        column all  [GeV] observer = sum(jet.pt) * (1 GeV)
        column picture = image(jet, axes = [x, y], value = pt, pixels = [8, 8], range = -0.5 .. 0.5, centre = hardest, rotate = second)
        column pixels  = image(image, normalise = sum)
        column near = graph(jet, features = [pt, x], axes = [x, y], edges = nearest(3))
        split fractions(train = 50 %, validation = 20 %, test = 30 %)
      }
      classifier net on toy { inputs picture, pixels, near, jet, jet.mask, r1  model dnn(hidden = [8]) }
      region high on toy { select lead > 1 GeV and all > 0 GeV }
      nuisance JES on toy { vary jet.pt by values(up = jet.pt * (1 + 1 % * abs(jet.x)), down = jet.pt) }
      comparison end of net in high { measure auc under JES }
      """;

  static Stream<Arguments> slips() {
    return Stream.of(
        slip("[x, y], value", "[x], value", "axes = [x]", "an image has two axes"),
        slip("[x, y], value", "[x, y, pt], value", "image", "depth = 0 .. 4"),
        slip(
            "pixels = [8, 8]",
            "pixels = [8, 8], depth = 0 .. 4",
            "depth = 0 .. 4",
            "there are two"),
        slip("pixels = [8, 8]", "pixels = [8]", "pixels = [8]", "pixels are [rows, columns]"),
        slip(
            "vary jet.pt",
            "vary r1",
            "jet.pt * (1 + 1 % * abs(jet.x))",
            "several values per event"),
        slip("value = pt,", "", "image", "as in value = pt"),
        slip("value = pt,", "value = r1,", "r1", "no member of the list 'jet'"),
        slip("value = pt,", "value = ptt,", "ptt", "did you mean 'pt'"),
        slip("centre = hardest", "centre = hardes", "hardes", "did you mean 'hardest'"),
        slip(
            "centre = hardest",
            "centre = centroid",
            "rotate = second",
            "rotate = second needs centre = hardest"),
        slip("image(image,", "image(r1, pixels = [2, 2],", "r1", "has one value per event"),
        slip("image(image,", "image(pt2,", "pt2", "has no rows and columns"),
        slip("nearest(3)", "nearest(0.3)", "edges = nearest(0.3)", "a whole number"),
        slip("nearest(3)", "radiu(3)", "radiu", "did you mean 'radius'"),
        slip(", axes = [x, y], edges", ", edges", "graph", "needs the axes"),
        slip("pixels = [8, 8]", "pixels = scan([8, 8], [4, 4])", "scan([8, 8], [4, 4])", "scanned"),
        slip("split frac", "select picture > 1\n  split frac", "picture > 1", "several values"),
        slip(
            "split frac",
            "select sum(image(jet)) > 1\n  split frac",
            "image",
            "can't be part of a formula"),
        slip("length(10), sorted", "sorted", "jet", "has no length"),
        slip("jet.mask", "jet.maks", "maks", "did you mean 'mask'"),
        slip("jet.mask", "jet.pt", "jet.pt", "is an input already"),
        slip("r1  model", "r1, r1  model", "r1", "is an input already"),
        slip("r1  model", "pt2  model", "pt2", "declare a list with a length"));
  }

  private static Arguments slip(String sound, String wrong, String marked, String message) {
    return arguments(sound, wrong, marked, message);
  }

  @Test
  void theSoundStudyHasNoProblem() {
    assertEquals(List.of(), issues(SOUND));
  }

  @ParameterizedTest(name = "{3}: {2}")
  @MethodSource("slips")
  void aSlipIsSaidWhereItIs(String sound, String wrong, String marked, String message) {
    assertTrue(SOUND.contains(sound), sound);
    String text = SOUND.replace(sound, wrong);
    List<StudyIssue> issues = issues(text);
    assertTrue(
        issues.stream()
            .anyMatch(
                issue ->
                    issue.message().contains(message)
                        && text.substring(issue.offset(), issue.offset() + issue.length())
                            .equals(marked)),
        issues::toString);
  }

  private List<StudyIssue> issues(String text) {
    CheckedStudy checked = compiler.check(Path.of("shapes.assay"), text);
    return checked.issues();
  }
}
