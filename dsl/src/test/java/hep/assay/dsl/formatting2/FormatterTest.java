// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.formatting2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.inject.Inject;
import hep.assay.dsl.Studies;
import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.tests.AssayInjectorProvider;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.eclipse.xtext.testing.util.ParseHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(InjectionExtension.class)
@InjectWith(AssayInjectorProvider.class)
class FormatterTest {

  @Inject private ParseHelper<AssayFile> parser;
  @Inject private StudyLayout layout;

  static Iterable<Path> studies() {
    return Studies.all();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void everyStudyKeepsItsTokensAndCommentsAndFormatsOnce(Path study) throws Exception {
    String text = Studies.text(study);
    String formatted = format(text);
    assertEquals(text.replaceAll("\\s+", ""), formatted.replaceAll("\\s+", ""));
    assertEquals(tokens(text), tokens(formatted));
    assertEquals(formatted, format(formatted));
  }

  @Test
  void membersOfABlockAreIndentedAndLinedUp() throws Exception {
    assertEquals(
        """
        // a library
        dataset d from e {
          files  "a.root", "b.root"
          tree   "Events"
          weight w * -2, negative(keep)

          sample W   signal     { select truth == 24 }
          sample qcd background
          column pt    [GeV] bounds(0, 3000)
          column tau21       bounds(0, 1), missing(-999) // a comment
        }
        classifier c on d { model dnn(hidden = [64, 64]) }

        region r { select not c > 0.5 and x[0]^2 in 65 .. 105 GeV }
        """,
        format(
            """
            // a library
              dataset d   from e{files "a.root" , "b.root"
               tree "Events" weight w*-2,negative( keep )


               sample W signal {select truth==24}
               sample qcd   background
               column pt [ GeV ] bounds(0,3000)
               column tau21 bounds(0,1),missing(- 999) // a comment
            }
            classifier c on d {model dnn(hidden=[64,64])}

            region r {select not c>0.5 and x [ 0 ] ^ 2 in 65..105GeV}"""
                .replace("\n", "\n")));
  }

  private String format(String text) throws Exception {
    return layout.format((XtextResource) parser.parse(text).eResource());
  }

  private String tokens(String text) throws Exception {
    XtextResource resource = (XtextResource) parser.parse(text).eResource();
    return StreamSupport.stream(
            resource.getParseResult().getRootNode().getLeafNodes().spliterator(), false)
        .filter(leaf -> !leaf.isHidden())
        .map(leaf -> leaf.getText())
        .collect(Collectors.joining("\n"));
  }
}
