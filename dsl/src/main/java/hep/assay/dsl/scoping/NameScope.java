// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.scoping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScope;

/**
 * The names that can stand at one place, in the order they are offered; the first element of a name
 * wins.
 *
 * <p>Where not all names can be known (a file not read yet, a recipe without dataset, an import
 * that is missing), the scope is open: any other name is taken on trust.
 */
final class NameScope implements IScope {

  private final Map<String, EObject> elements = new LinkedHashMap<>();
  private Function<String, ? extends EObject> assumed;

  NameScope add(String name, EObject element) {
    if (name != null) {
      elements.putIfAbsent(name, element);
    }
    return this;
  }

  /** Any other name is the element that this function makes of it. */
  NameScope open(Function<String, ? extends EObject> assume) {
    assumed = assumed == null ? assume : assumed;
    return this;
  }

  Set<String> names() {
    return elements.keySet();
  }

  @Override
  public IEObjectDescription getSingleElement(QualifiedName name) {
    String text = name.getLastSegment();
    EObject element = elements.get(text);
    if (element == null && assumed != null) {
      element = assumed.apply(text);
    }
    return element == null ? null : EObjectDescription.create(QualifiedName.create(text), element);
  }

  @Override
  public Iterable<IEObjectDescription> getElements(QualifiedName name) {
    IEObjectDescription single = getSingleElement(name);
    return single == null ? List.of() : List.of(single);
  }

  @Override
  public IEObjectDescription getSingleElement(EObject object) {
    for (IEObjectDescription description : getElements(object)) {
      return description;
    }
    return null;
  }

  @Override
  public Iterable<IEObjectDescription> getElements(EObject object) {
    List<IEObjectDescription> found = new ArrayList<>();
    elements.forEach(
        (name, element) -> {
          if (element == object) {
            found.add(EObjectDescription.create(QualifiedName.create(name), element));
          }
        });
    return found;
  }

  @Override
  public Iterable<IEObjectDescription> getAllElements() {
    List<IEObjectDescription> all = new ArrayList<>();
    elements.forEach(
        (name, element) -> all.add(EObjectDescription.create(QualifiedName.create(name), element)));
    return all;
  }
}
