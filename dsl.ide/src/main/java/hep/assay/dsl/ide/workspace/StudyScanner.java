// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.util.IAcceptor;
import org.eclipse.xtext.util.IFileSystemScanner;

/**
 * Finds the studies of a folder that an editor opens, and nothing else: a folder of a physicist may
 * hold millions of event files. Hidden folders, links and results are left out; after {@value
 * #MOST_STUDIES} studies or {@value #MOST_ENTRIES} directory entries it stops. A study left out is
 * read when it is opened or imported.
 */
public class StudyScanner implements IFileSystemScanner {
  static final int MOST_STUDIES = 500;
  static final int MOST_ENTRIES = 20_000;
  private static final int DEEPEST = 12;

  private static final Set<String> SKIPPED =
      Set.of("results", "target", "bin", "assay-gen", "node_modules");

  @Override
  public void scan(URI root, IAcceptor<URI> acceptor) {
    if (!root.isFile()) {
      return;
    }
    Path folder = Path.of(root.toFileString());
    studies(folder).forEach(study -> acceptor.accept(URI.createFileURI(study.toString())));
  }

  /** The studies below a folder, in alphabetical order as far as it was read. */
  static List<Path> studies(Path folder) {
    Visitor visitor = new Visitor(folder);
    try {
      Files.walkFileTree(folder, Set.of(), DEEPEST, visitor);
    } catch (IOException e) {
      // A folder that can't be read holds no study that could.
    }
    return visitor.found.stream().sorted().toList();
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found = new ArrayList<>();
    private int entries;

    Visitor(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean skipped = name.startsWith(".") || SKIPPED.contains(name);
      return skipped && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : next();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      // Links are not followed: they are visited as files that are not regular.
      if (attributes.isRegularFile() && file.toString().endsWith(".assay")) {
        found.add(file);
      }
      return next();
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return next();
    }

    private FileVisitResult next() {
      entries++;
      boolean enough = entries >= MOST_ENTRIES || found.size() >= MOST_STUDIES;
      return enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }
}
