// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.Binary;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Quantity;
import hep.assay.dsl.assay.Range;
import hep.assay.dsl.assay.Select;
import hep.assay.dsl.facts.Keywords;
import hep.assay.dsl.tests.AssayInjectorProvider;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.eclipse.xtext.testing.util.ParseHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InjectionExtension.class)
@InjectWith(AssayInjectorProvider.class)
class GrammarTest {

  @Inject private ParseHelper<AssayFile> parser;
  @Inject private Keywords keywords;

  static Iterable<Path> studies() {
    return Studies.all();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void everyStudyParses(Path study) throws Exception {
    assertParses(Studies.text(study));
  }

  @Test
  void keywordsAreSoftButForTheReservedOnes() {
    assertEquals(
        Set.of("and", "by", "from", "in", "not", "of", "on", "or", "under"), keywords.reserved());
    Set<String> union = new TreeSet<>(keywords.soft());
    union.addAll(keywords.reserved());
    assertEquals(union, keywords.all());
  }

  @Test
  void everySoftKeywordIsAName() throws Exception {
    for (String keyword : keywords.soft()) {
      assertParses("dataset " + keyword + " { column " + keyword + " = " + keyword + " + 1 }");
    }
  }

  @Test
  void aReservedWordIsANameInBackquotes() throws Exception {
    Column column = column("column `in` [GeV^2/rad] = `m_J1[TeV]`");
    assertEquals("in", column.getName());
    assertEquals("GeV^2/rad", column.getUnit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.5", "1e3", "1.5e-3", "007", "1.50"})
  void numbersAreDecimal(String text) throws Exception {
    Quantity quantity = (Quantity) column("column x = " + text + " GeV").getValue();
    assertEquals(Double.parseDouble(text), quantity.getValue());
    assertEquals("GeV", quantity.getUnit());
  }

  @Test
  void aRangeNeedsNoSpaces() throws Exception {
    Range range = (Range) ((Binary) condition("x in 1..2.5")).getRight();
    assertEquals(1, ((Quantity) range.getLow()).getValue());
    assertEquals(2.5, ((Quantity) range.getHigh()).getValue());
  }

  @Test
  void powerBindsTighterThanSignAndToTheRight() throws Exception {
    Binary power = (Binary) column("column x = a^-b^2").getValue();
    assertEquals("^", power.getOp());
  }

  @Test
  void aUnitMayTouchItsNumberUnlessItLooksLikeAnExponent() throws Exception {
    assertParses("dataset d { select x > 300GeV and y > 5 eV }");
    AssayFile file = parser.parse("dataset d { select x > 5eV }");
    assertTrue(!file.eResource().getErrors().isEmpty());
  }

  private Object condition(String text) throws Exception {
    AssayFile file = assertParses("dataset d { select " + text + " }");
    return ((Select) ((Dataset) file.getElements().get(0)).getMembers().get(0)).getCondition();
  }

  private Column column(String text) throws Exception {
    AssayFile file = assertParses("dataset d { " + text + " }");
    return (Column) ((Dataset) file.getElements().get(0)).getMembers().get(0);
  }

  private AssayFile assertParses(String text) throws Exception {
    AssayFile file = parser.parse(text);
    assertEquals(
        "[]",
        file.eResource().getErrors().stream()
            .filter(org.eclipse.xtext.diagnostics.AbstractDiagnostic.class::isInstance)
            .filter(e -> e instanceof org.eclipse.xtext.resource.XtextSyntaxDiagnostic)
            .map(Object::toString)
            .toList()
            .toString());
    return file;
  }

  @Test
  void aSettingMayBeCalledByAWordThatIsReservedElsewhere() throws Exception {
    assertParses("nuisance n on d { vary x by shift(by = 1, of = [x], in = 2), scale(not y) }");
  }
}
