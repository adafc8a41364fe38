// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl;

import com.google.inject.Inject;
import com.google.inject.Injector;
import com.google.inject.Provider;
import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.Study;
import hep.assay.dsl.facts.Imports;
import hep.assay.dsl.formatting2.StudyLayout;
import hep.assay.dsl.generator.AssayGenerator;
import hep.assay.dsl.generator.ClassNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.IResourceValidator;
import org.eclipse.xtext.validation.Issue;

/**
 * The front door of the language: reads a study with its imports, says what is wrong with it,
 * formats it.
 *
 * <p>Command line, language server and Eclipse ask here, so that all of them say the same at the
 * same places.
 */
public class AssayCompiler {

  @Inject private Provider<XtextResourceSet> resourceSets;
  @Inject private IResourceValidator validator;
  @Inject private StudyLayout layout;
  @Inject private AssayGenerator generator;

  /** A compiler outside of Eclipse. */
  public static AssayCompiler standalone() {
    Injector injector = new AssayStandaloneSetup().createInjectorAndDoEMFRegistration();
    return injector.getInstance(AssayCompiler.class);
  }

  /**
   * Reads and validates a study and all that it imports.
   *
   * @throws IOException where the file itself can't be read
   */
  public CheckedStudy check(Path file) throws IOException {
    return check(file, Files.readString(file));
  }

  /**
   * Validates a text as if it stood in the file, which need not exist: imports and data are found
   * from there.
   */
  public CheckedStudy check(Path file, String text) {
    XtextResource study = load(file, text);
    List<StudyIssue> issues = new ArrayList<>(issues(study));
    if (root(study) != null) {
      Imports.visible(root(study)).stream()
          .skip(1)
          .forEach(imported -> issues.addAll(issues((XtextResource) imported.eResource())));
    }
    return new CheckedStudy(root(study), issues);
  }

  /**
   * The Java of a sound study.
   *
   * @throws IllegalArgumentException where the study has errors or is a library
   */
  public CompiledStudy compile(CheckedStudy checked) {
    if (!checked.isSound() || checked.isLibrary()) {
      throw new IllegalArgumentException("only a study without errors can be compiled");
    }
    Study study = checked.file().getStudy();
    return new CompiledStudy(
        ClassNames.qualified(study), ClassNames.file(study), generator.java(checked.file()));
  }

  /** The text, laid out anew; a text with syntax errors comes back as it is. */
  public String format(Path file, String text) {
    return layout.format(load(file, text));
  }

  private XtextResource load(Path file, String text) {
    XtextResourceSet set = resourceSets.get();
    URI uri = URI.createFileURI(file.toAbsolutePath().normalize().toString());
    XtextResource resource = (XtextResource) set.createResource(uri, "hep.assay.dsl.Assay");
    try (InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
      resource.load(in, Map.of(XtextResource.OPTION_ENCODING, "UTF-8"));
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory failed", impossible);
    }
    return resource;
  }

  private List<StudyIssue> issues(XtextResource resource) {
    return validator.validate(resource, CheckMode.ALL, CancelIndicator.NullImpl).stream()
        .map(issue -> issue(resource, issue))
        .sorted(Comparator.comparingInt(StudyIssue::offset))
        .toList();
  }

  private static StudyIssue issue(Resource resource, Issue issue) {
    return new StudyIssue(
        switch (issue.getSeverity()) {
          case ERROR -> StudyIssue.Severity.ERROR;
          case WARNING -> StudyIssue.Severity.WARNING;
          default -> StudyIssue.Severity.INFO;
        },
        issue.getCode() == null ? "" : issue.getCode(),
        issue.getMessage(),
        resource.getURI().isFile()
            ? resource.getURI().toFileString()
            : resource.getURI().toString(),
        value(issue.getLineNumber()),
        value(issue.getColumn()),
        value(issue.getOffset()),
        value(issue.getLength()),
        issue.getData() == null ? List.of() : List.of(issue.getData()));
  }

  private static int value(Integer number) {
    return number == null ? 0 : number;
  }

  private static AssayFile root(XtextResource study) {
    return study.getContents().isEmpty() ? null : (AssayFile) study.getContents().get(0);
  }
}
