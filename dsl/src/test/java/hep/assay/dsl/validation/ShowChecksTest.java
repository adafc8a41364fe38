// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.inject.Inject;
import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.StudyIssue;
import hep.assay.dsl.tests.AssayInjectorProvider;
import java.nio.file.Path;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plots that would have nothing to draw are told while checking. */
@ExtendWith(InjectionExtension.class)
@InjectWith(AssayInjectorProvider.class)
class ShowChecksTest {

  @Inject private AssayCompiler compiler;

  private static final String STUDY =
      """
      study Small { seed 1 }
      dataset toy {
        generate xaugToy(events = 100, particles = true, pixels = 16)
        sample s signal     { select label == 1 }
        sample b background { select label == 0 }
        column label integer, observer
        list parts length(10) { column pt = pt1 }
        split folds(2)
      }
      classifier net on toy { inputs image, theta, parts model cnn2d }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explanation e of net { by lrp show heatmap(image), profile(theta) } | ",
        "explanation e of net { by lrp show heatmap(imag) } |"
            + " unknown name 'imag'; did you mean 'image'?",
        "explanation e of net { by lrp show profile(thet) } |"
            + " unknown name 'thet'; did you mean 'theta'?",
        "explanation e of net { by lrp show profile(z) } |"
            + " 'z' is no input of what is explained; known: image, parts, theta",
        "explanation e of net { by lrp show heatmap(theta) } |"
            + " 'theta' is no image, but one number an event; use profile",
        "explanation e of net { by permutation show heatmap(image) } |"
            + " heatmap shows explanations of single events, and permutation gives none; add one,"
            + " such as by lrp",
        "comparison c of net { measure auc, accuracy show front(auc, accuracy) } | ",
        "comparison c of net { measure auc, accuracy show front(auc, rejection) } |"
            + " front needs 'rejection' among what the block measures; known: accuracy, auc"
      })
  void nothingToShow(String block, String message) {
    String errors =
        String.join(
            "\n",
            compiler.check(Path.of("shown.assay"), STUDY + block).issues().stream()
                .filter(StudyIssue::isError)
                .map(StudyIssue::message)
                .toList());
    assertEquals(message == null ? "" : message, errors);
  }
}
