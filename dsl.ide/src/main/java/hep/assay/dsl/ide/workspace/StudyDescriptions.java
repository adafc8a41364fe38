// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.workspace;

import com.google.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.impl.DefaultResourceDescriptionManager;

/** A study is touched by a change of any file that it imports, directly or through another. */
@Singleton
public class StudyDescriptions extends DefaultResourceDescriptionManager {

  @Override
  public boolean isAffected(
      Collection<IResourceDescription.Delta> changes,
      IResourceDescription candidate,
      IResourceDescriptions all) {
    Set<URI> changed =
        changes.stream().map(IResourceDescription.Delta::getUri).collect(Collectors.toSet());
    Set<URI> seen = new HashSet<>();
    Deque<IResourceDescription> todo = new ArrayDeque<>();
    todo.add(candidate);
    while (!todo.isEmpty()) {
      for (URI imported : ImportedFiles.of(todo.remove())) {
        if (changed.contains(imported)) {
          return true;
        }
        IResourceDescription next =
            seen.add(imported) ? all.getResourceDescription(imported) : null;
        if (next != null) {
          todo.add(next);
        }
      }
    }
    return false;
  }
}
