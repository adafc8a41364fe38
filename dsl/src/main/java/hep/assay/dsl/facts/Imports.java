// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.Import;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.common.util.WrappedException;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** The files of a study: its own and those that it imports, directly or through another. */
public final class Imports {

  private Imports() {}

  /** The file an element stands in. */
  public static AssayFile fileOf(EObject element) {
    return (AssayFile) EcoreUtil.getRootContainer(element);
  }

  /**
   * The file and all it imports, nearest first, each once; imports that can't be read are left out.
   */
  public static List<AssayFile> visible(AssayFile file) {
    Set<AssayFile> seen = new LinkedHashSet<>();
    seen.add(file);
    List<AssayFile> todo = new ArrayList<>(List.of(file));
    while (!todo.isEmpty()) {
      for (Import imported : todo.remove(0).getImports()) {
        target(imported).filter(seen::add).ifPresent(todo::add);
      }
    }
    return List.copyOf(seen);
  }

  /**
   * Whether every import, also of the imported, could be read: only then an unknown name is surely
   * wrong.
   */
  public static boolean complete(AssayFile file) {
    return visible(file).stream()
        .flatMap(one -> one.getImports().stream())
        .allMatch(one -> target(one).isPresent());
  }

  /** The imported file, empty where it can't be read or has no content. */
  public static Optional<AssayFile> target(Import imported) {
    Resource resource = imported.eResource();
    if (imported.getImportURI() == null || resource == null || resource.getResourceSet() == null) {
      return Optional.empty();
    }
    try {
      Resource target = resource.getResourceSet().getResource(uri(imported), true);
      return target.getContents().isEmpty()
          ? Optional.empty()
          : Optional.of((AssayFile) target.getContents().get(0));
    } catch (WrappedException | IllegalArgumentException | ClassCastException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Where an import points to: a path relative to the file it stands in, never an address on the
   * network.
   */
  public static URI uri(Import imported) {
    URI written = URI.createFileURI(imported.getImportURI());
    URI base = imported.eResource().getURI();
    return written.isRelative() && base.isHierarchical() && !base.isRelative()
        ? written.resolve(base)
        : written;
  }
}
