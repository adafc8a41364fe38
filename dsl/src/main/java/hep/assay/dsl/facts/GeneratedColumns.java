// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.Generate;
import hep.assay.dsl.assay.Text;
import hep.assay.dsl.assay.Use;
import hep.assay.runtime.data.Generator;
import hep.assay.runtime.data.toy.Generators;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** The columns that a generator makes with the settings that a study gives it. */
class GeneratedColumns {

  private final Methods methods;

  @Inject
  GeneratedColumns(Methods methods) {
    this.methods = methods;
  }

  /** The columns; empty where the generator or a setting of it is not known. */
  Optional<List<Schemas.FileColumn>> of(Generate generate) {
    return generate.getTerms().stream()
        .findFirst()
        .flatMap(
            term -> {
              Optional<Generator> generator =
                  Generators.ALL.all().stream()
                      .filter(
                          one ->
                              term.getWord() != null && one.name().equals(term.getWord().getName()))
                      .findFirst();
              return generator.flatMap(one -> columns(one, methods.given(term)));
            });
  }

  private static Optional<List<Schemas.FileColumn>> columns(
      Generator generator, Map<String, Methods.Given> given) {
    Map<String, Object> values = new TreeMap<>();
    given.forEach((name, one) -> values.put(name, value(one.values().get(0).getValue())));
    try {
      Settings settings = generator.term().complete(new Settings(values));
      return Optional.of(
          generator.schema(settings).fields().stream().map(HeaderSchemas::column).toList());
    } catch (StudyException | IllegalArgumentException wrongSettings) {
      // The checks of settings say what is wrong; until it is mended any column may be meant.
      return Optional.empty();
    }
  }

  /** Read from the text, without linking, which would ask for these columns again. */
  private static Object value(Expression value) {
    Optional<Constants.Number> number = Constants.of(value);
    if (number.isPresent()) {
      return number.get().value();
    } else if (value instanceof Text text) {
      return text.getValue();
    }
    INode node = value instanceof Use ? NodeModelUtils.findActualNodeFor(value) : null;
    String word = node == null ? "" : NodeModelUtils.getTokenText(node);
    return word.equals("true") || word.equals("false") ? (Object) Boolean.valueOf(word) : word;
  }
}
