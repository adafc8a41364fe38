// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.conversion;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import hep.assay.dsl.facts.Keywords;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.xtext.conversion.IValueConverter;
import org.eclipse.xtext.conversion.ValueConverterException;
import org.eclipse.xtext.nodemodel.INode;

/**
 * A name: bare where it is a word, in backquotes where it is a reserved word or holds other
 * characters.
 */
@Singleton
public class NameConverter implements IValueConverter<String> {

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private final Set<String> quoted;

  @Inject
  NameConverter(Keywords keywords) {
    this(keywords.reserved());
  }

  private NameConverter(Set<String> quoted) {
    this.quoted = quoted;
  }

  /** A converter for a place where these reserved words need no backquotes. */
  NameConverter withReserved(String... bare) {
    Set<String> rest = new TreeSet<>(quoted);
    rest.removeAll(Set.of(bare));
    return new NameConverter(rest);
  }

  @Override
  public String toValue(String text, INode node) {
    return text != null && text.length() > 1 && text.charAt(0) == '`'
        ? text.substring(1, text.length() - 1)
        : text;
  }

  /**
   * The name as it is written in a study.
   *
   * @throws ValueConverterException where the name is empty or holds a backquote or the end of a
   *     line
   */
  @Override
  public String toString(String name) {
    if (WORD.matcher(name).matches() && !quoted.contains(name)) {
      return name;
    }
    if (name.isEmpty() || name.chars().anyMatch(c -> c == '`' || c == '\n' || c == '\r')) {
      throw new ValueConverterException(
          "A name can't be empty, nor hold a backquote or the end of a line.", null, null);
    }
    return '`' + name + '`';
  }
}
