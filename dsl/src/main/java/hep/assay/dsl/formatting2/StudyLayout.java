// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.formatting2;

import com.google.inject.Inject;
import com.google.inject.Provider;
import org.eclipse.xtext.formatting2.FormatterPreferences;
import org.eclipse.xtext.formatting2.FormatterRequest;
import org.eclipse.xtext.formatting2.IFormatter2;
import org.eclipse.xtext.formatting2.regionaccess.ITextRegionAccess;
import org.eclipse.xtext.formatting2.regionaccess.TextRegionAccessBuilder;
import org.eclipse.xtext.preferences.IPreferenceValuesProvider;
import org.eclipse.xtext.preferences.TypedPreferenceValues;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.ExceptionAcceptor;

/** Formats a whole parsed study. */
public class StudyLayout {

  @Inject private Provider<IFormatter2> formatter;
  @Inject private TextRegionAccessBuilder regions;
  @Inject @FormatterPreferences private IPreferenceValuesProvider preferences;

  /** The text of the study, laid out anew; a text with syntax errors comes back as it is. */
  public String format(XtextResource study) {
    String text = study.getParseResult().getRootNode().getText();
    if (study.getContents().isEmpty() || study.getParseResult().hasSyntaxErrors()) {
      return text;
    }
    ITextRegionAccess access = regions.forNodeModel(study).create();
    FormatterRequest request = new FormatterRequest();
    request.setTextRegionAccess(access);
    request.setPreferences(
        TypedPreferenceValues.castOrWrap(preferences.getPreferenceValues(study)));
    request.setExceptionHandler(ExceptionAcceptor.THROWING);
    return access.getRewriter().renderToString(formatter.get().format(request));
  }
}
