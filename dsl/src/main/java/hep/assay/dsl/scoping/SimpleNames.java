// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.scoping;

import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.naming.QualifiedName;

/** A name is one segment whatever it holds: a dot in backquotes parts nothing. */
public class SimpleNames extends IQualifiedNameConverter.DefaultImpl {

  @Override
  public QualifiedName toQualifiedName(String name) {
    return QualifiedName.create(name);
  }
}
