// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import hep.assay.dsl.services.AssayGrammarAccess;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;

/**
 * The words that the grammar itself knows: all keywords, those that may also be names, and the
 * reserved rest.
 */
@Singleton
public class Keywords {

  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  private final Set<String> all;
  private final Set<String> soft = new TreeSet<>();
  private final Set<String> reserved;

  @Inject
  Keywords(AssayGrammarAccess grammar) {
    all = new TreeSet<>(GrammarUtil.getAllKeywords(grammar.getGrammar()));
    all.removeIf(keyword -> !WORD.matcher(keyword).matches());
    AbstractRule name = grammar.getNameRule();
    EcoreUtil2.eAllOfType(name, Keyword.class).forEach(keyword -> soft.add(keyword.getValue()));
    reserved = new TreeSet<>(all);
    reserved.removeAll(soft);
  }

  /** Every keyword that is a word, soft or reserved. */
  public Set<String> all() {
    return all;
  }

  /** Keywords that may also be names, as they can't be mistaken where a name stands. */
  public Set<String> soft() {
    return soft;
  }

  /** {@code and by from in not of on or under}: as names only in backquotes. */
  public Set<String> reserved() {
    return reserved;
  }
}
