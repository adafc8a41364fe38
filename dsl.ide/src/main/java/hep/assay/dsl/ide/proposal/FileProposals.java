// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.proposal;

import com.google.inject.Inject;
import hep.assay.dsl.services.AssayGrammarAccess;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistContext;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistEntry;
import org.eclipse.xtext.ide.editor.contentassist.IIdeContentProposalAcceptor;
import org.eclipse.xtext.ide.editor.contentassist.IdeContentProposalCreator;
import org.eclipse.xtext.ide.editor.contentassist.IdeContentProposalPriorities;

/** Files after {@code files} and {@code import}: the entries of one folder, never a whole tree. */
class FileProposals {
  private static final int MOST = 200;

  @Inject private AssayGrammarAccess grammar;
  @Inject private IdeContentProposalCreator creator;
  @Inject private IdeContentProposalPriorities priorities;

  void offer(
      Assignment assignment, ContentAssistContext context, IIdeContentProposalAcceptor acceptor) {
    ParserRule rule = GrammarUtil.containingParserRule(assignment);
    boolean imports = rule == grammar.getImportRule();
    URI study = context.getResource().getURI();
    if ((!imports && rule != grammar.getFilesRule()) || !study.isFile()) {
      return;
    }
    String begun = context.getPrefix().replace("\"", "");
    String above = begun.substring(0, begun.lastIndexOf('/') + 1);
    for (String name : entries(study, above, imports)) {
      ContentAssistEntry entry =
          creator.createProposal(
              "\"" + above + name + "\"", context, ContentAssistEntry.KIND_FILE, null);
      acceptor.accept(entry, priorities.getDefaultPriority(entry));
    }
  }

  private static List<String> entries(URI study, String above, boolean imports) {
    List<String> names = new ArrayList<>();
    try {
      Path folder = Path.of(study.toFileString()).resolveSibling(above.isEmpty() ? "." : above);
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          String name = entry.getFileName().toString();
          boolean wanted = name.endsWith(".assay") == imports || Files.isDirectory(entry);
          if (wanted && !name.startsWith(".") && names.size() < MOST) {
            names.add(Files.isDirectory(entry) ? name + "/" : name);
          }
        }
      }
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
    names.sort(null);
    return names;
  }
}
