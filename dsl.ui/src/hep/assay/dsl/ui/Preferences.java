// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.DirectoryFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** Preferences &gt; Assay: where the command line distribution is. */
public final class Preferences extends FieldEditorPreferencePage
    implements IWorkbenchPreferencePage {
  public static final String SCOPE = "hep.assay.dsl.ui";
  public static final String DISTRIBUTION = "distribution";

  public Preferences() {
    super(GRID);
    setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, SCOPE));
    setDescription(
        "Studies run by the command line distribution of Assay. Where no folder is given here, the"
            + " variable ASSAY_HOME and then PATH are asked.");
  }

  @Override
  protected void createFieldEditors() {
    addField(new DirectoryFieldEditor(DISTRIBUTION, "Distribution:", getFieldEditorParent()));
  }

  @Override
  public void init(IWorkbench workbench) {}
}
