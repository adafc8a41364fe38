// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.dsl.ui.Workbench;
import hep.assay.dsl.ui.server.OpenStudies;
import hep.assay.dsl.ui.server.Problems;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StudyEditorTest {
  private static final String STUDY =
      """
      study First { seed 1 }
      dataset jets {
        files "jets.csv"
        sample W signal
        sample qcd background
        column pt [GeV]
      }
      region loose on jets { select pt > 1 GeV }
      """;

  private IProject project;
  private IFile file;
  private ITextEditor editor;
  private IDocument text;

  @BeforeEach
  void openTheStudy() throws CoreException {
    project = Workbench.project("studies");
    file = Workbench.file(project, "first.assay", STUDY);
    editor = Workbench.open(file);
    text = editor.getDocumentProvider().getDocument(editor.getEditorInput());
    Workbench.until("the server knows it", () -> OpenStudies.identifier(text).isPresent());
  }

  @AfterEach
  void closeIt() throws CoreException {
    Workbench.page().closeAllEditors(false);
    project.delete(true, true, null);
  }

  private ITextViewer viewer() {
    return editor.getAdapter(ITextViewer.class);
  }

  private void replace(String before, String after) {
    text.set(text.get().replace(before, after));
  }

  private List<IMarker> problems(String containing) {
    try {
      return Arrays.stream(file.findMarkers(Problems.MARKER, true, IResource.DEPTH_ZERO))
          .filter(marker -> marker.getAttribute(IMarker.MESSAGE, "").contains(containing))
          .toList();
    } catch (CoreException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStudyOpensInTheGenericEditor() throws CoreException {
    assertEquals("org.eclipse.ui.genericeditor.GenericEditor", editor.getSite().getId());
    assertEquals("hep.assay.study", file.getContentDescription().getContentType().getId());
  }

  @Test
  void aMistakeIsMarkedWhileTypingAndMendedByItsQuickFix() {
    replace("W signal", "W signl");
    Workbench.until("a marker", () -> problems("signl").size() == 1);
    IMarker marker = problems("signl").get(0);
    assertEquals(4, marker.getAttribute(IMarker.LINE_NUMBER, 0));
    assertEquals(IMarker.SEVERITY_ERROR, marker.getAttribute(IMarker.SEVERITY, -1));

    IMarkerResolution[] fixes = new StudyFixes().getResolutions(marker);
    assertEquals("Change to 'signal'", fixes[0].getLabel());
    fixes[0].run(marker);
    assertEquals(STUDY, text.get());
    Workbench.until("no marker", () -> problems("signl").isEmpty());
  }

  @Test
  void aFileThatIsNotOpenIsCheckedToo() throws CoreException {
    IFile other = Workbench.file(project, "other.assay", "dataset d { sample s nonsense }\n");
    Workbench.until(
        "a marker",
        () -> {
          try {
            return other.findMarkers(Problems.MARKER, true, IResource.DEPTH_ZERO).length > 0;
          } catch (CoreException e) {
            return false;
          }
        });
  }

  @Test
  void completionOffersColumns() {
    int place = text.get().indexOf("pt > 1");
    List<String> offered =
        Arrays.stream(new StudyCompletion().computeCompletionProposals(viewer(), place))
            .map(proposal -> proposal.getDisplayString())
            .toList();
    assertTrue(offered.contains("pt - column [GeV]"), offered::toString);
  }

  @Test
  void hoverTellsWhatANameIs() {
    int place = text.get().indexOf("pt > 1");
    String help = new StudyHover().getHoverInfo(viewer(), new Region(place, 0));
    assertEquals("pt column\n\ncolumn pt [GeV]", help);
  }

  @Test
  void keywordsAreBoldOnceTheServerHasSpoken() {
    StyledText widget = (StyledText) viewer().getTextWidget();
    int keyword = text.get().indexOf("dataset");
    Workbench.until(
        "a bold keyword",
        () -> {
          StyleRange style = widget.getStyleRangeAtOffset(keyword);
          return style != null && style.fontStyle == SWT.BOLD;
        });
    StyleRange column = widget.getStyleRangeAtOffset(text.get().indexOf("pt > 1"));
    assertNotNull(column);
  }

  @Test
  void theOutlineShowsTheBlocks() throws CoreException {
    Workbench.page().showView(IPageLayout.ID_OUTLINE);
    Workbench.page().activate(editor);
    IContentOutlinePage outline = editor.getAdapter(IContentOutlinePage.class);
    assertNotNull(outline);
    Tree tree =
        Workbench.value(
            "the outline's tree",
            () ->
                PlatformUI.getWorkbench().getDisplay().getShells().length == 0
                    ? null
                    : TreeFinder.filled(Workbench.page().findView(IPageLayout.ID_OUTLINE)));
    assertEquals("First", tree.getItem(0).getText().split(" ")[0]);
    assertEquals("jets", tree.getItem(1).getText().split(" ")[0]);
    assertEquals(3, tree.getItem(1).getItemCount());
  }

  @Test
  void aNameLeadsToItsDeclaration() {
    int use = text.get().indexOf("jets {", text.get().indexOf("region"));
    IHyperlink[] links = new StudyLinks().detectHyperlinks(viewer(), new Region(use + 1, 0), false);
    assertEquals(1, links.length);
    assertEquals("jets".length(), links[0].getHyperlinkRegion().getLength());
    links[0].open();
    StyledText widget = (StyledText) viewer().getTextWidget();
    assertEquals("jets", widget.getSelectionText());
    assertEquals(text.get().indexOf("jets"), widget.getSelection().x);
  }

  @Test
  void formattingLaysTheStudyOutAnew() throws Exception {
    replace("region loose on jets { select", "region   loose on jets {   select");
    Workbench.page().activate(editor);
    editor
        .getSite()
        .getService(IHandlerService.class)
        .executeCommand("hep.assay.dsl.ui.format", null);
    assertTrue(text.get().contains("region loose on jets {"), text.get());
  }

  @Test
  void renamingChangesTheUses() throws Exception {
    editor.selectAndReveal(text.get().indexOf("jets {"), 0);
    ActiveStudy active = new ActiveStudy(editor, text, OpenStudies.identifier(text).orElseThrow());
    RenameName.rename(active, "events");
    assertTrue(text.get().contains("dataset events {"), text.get());
    assertTrue(text.get().contains("region loose on events {"), text.get());
  }
}
