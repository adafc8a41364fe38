// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.hover;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Study;
import hep.assay.dsl.assay.Word;
import hep.assay.dsl.facts.Blocks;
import hep.assay.dsl.facts.FileColumns;
import hep.assay.dsl.facts.Schemas;
import hep.assay.dsl.facts.Structured;
import hep.assay.dsl.facts.Vocabulary;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;

/**
 * Help in Markdown: of a word what the vocabulary says, of a column its type, unit and range, of a
 * block how it ends up with what it takes over.
 */
public class StudyHelp implements IEObjectDocumentationProvider {
  @Inject private Vocabulary vocabulary;
  @Inject private FileColumns files;
  @Inject private Structured structured;

  @Override
  public String getDocumentation(EObject element) {
    if (element instanceof Word word) {
      return ofWord(word);
    } else if (element instanceof Column column) {
      return ofColumn(column);
    } else if (element instanceof Named named && !named.eIsProxy()) {
      return "**" + named.getName() + "** " + Blocks.kind(named) + "\n\n" + code(named);
    }
    return element instanceof Study study && study.getTitle() != null ? study.getTitle() : null;
  }

  private static String code(Named named) {
    return "```assay\n" + Flattened.text(named) + "\n```";
  }

  private String ofWord(Word word) {
    Optional<Setting> setting = vocabulary.setting(word);
    Optional<Term> term = vocabulary.term(word);
    if (setting.isPresent()) {
      return "**" + word.getName() + "** setting\n\n" + SettingHelp.text(setting.get());
    } else if (term.isPresent()) {
      String place = vocabulary.place(word).map(one -> " " + one.title()).orElse("");
      return "**" + word.getName() + "**" + place + "\n\n" + ofTerm(term.get());
    }
    String summary = vocabulary.summary(word);
    return summary.isEmpty() ? null : "**" + word.getName() + "** " + summary;
  }

  private static String ofTerm(Term term) {
    StringBuilder help = new StringBuilder(term.summary());
    if (!term.available() && !term.summary().contains("not available")) {
      help.append("\n\nNot available in this version.");
    }
    if (!term.settings().isEmpty()) {
      help.append("\n");
    }
    for (Setting setting : term.settings()) {
      help.append("\n- `").append(setting.name()).append("` ").append(SettingHelp.text(setting));
    }
    if (!term.reference().isBlank()) {
      help.append("\n\n").append(term.reference());
    }
    return help.toString();
  }

  private String ofColumn(Column column) {
    Optional<Schemas.FileColumn> inFile = inFile(column);
    String kind = inFile.isPresent() && !isDeclared(column) ? " column of the file" : " column";
    StringBuilder help = new StringBuilder("**" + column.getName() + "**" + kind);
    if (isDeclared(column)) {
      help.append("\n\n").append(code(column));
    }
    structured.shape(column).ifPresent(shape -> help.append("\n\n").append(shape.title()));
    inFile.ifPresent(
        found -> help.append("\n\n").append(found.type()).append(", ").append(found.about()));
    return help.toString();
  }

  private static boolean isDeclared(Column column) {
    return EcoreUtil2.getContainerOfType(column, Dataset.class) != null;
  }

  private Optional<Schemas.FileColumn> inFile(Column column) {
    Dataset dataset = EcoreUtil2.getContainerOfType(column, Dataset.class);
    if (dataset != null) {
      return Optional.ofNullable(files.of(dataset).about().get(column.getName()));
    }
    // A column that no study declares stands in the resource of the file's columns.
    return files.about(column);
  }

  /** One line for a list of proposals. */
  public String line(EObject element) {
    if (element instanceof Word word) {
      String title = vocabulary.place(word).map(one -> one.title()).orElse("");
      String kind = vocabulary.setting(word).isPresent() ? "setting" : title;
      return Stream.of(kind, vocabulary.summary(word))
          .filter(part -> !part.isEmpty())
          .reduce((a, b) -> a + ": " + b)
          .orElse("");
    } else if (element instanceof Column column && column.getUnit() != null) {
      return "column [" + column.getUnit() + "]";
    }
    return element instanceof Named named ? Blocks.kind(named) : "";
  }
}
