// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

/**
 * A method as a study names it: {@code adam(epochs = 50, batch = 2048)}.
 *
 * @param word the name, known to some {@link Registry}
 * @param settings what the study gave; {@link Term#complete} adds the fallbacks
 */
public record Method(String word, Settings settings) {

  /** A method without settings. */
  public static Method method(String word) {
    return new Method(word, Settings.NONE);
  }

  /** This method with one more setting. */
  public Method with(String setting, Object value) {
    return new Method(word, settings.with(setting, value));
  }
}
