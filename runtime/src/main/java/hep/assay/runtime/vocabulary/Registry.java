// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

import java.util.List;

/**
 * All words of one plug point, in plain sight: {@code Registry<Explainer> ALL =
 * Registry.of("explainer", List.of(new Lrp(), ...))}.
 *
 * @param place what these words are, in the singular, for messages
 * @param all the words that this version runs
 */
public record Registry<T extends Word>(String place, List<T> all) {
  public Registry {
    all = List.copyOf(all);
    List<String> names = all.stream().map(Word::name).toList();
    if (names.stream().distinct().count() != names.size()) {
      throw new IllegalArgumentException("the same " + place + " twice in " + names);
    }
  }

  public static <T extends Word> Registry<T> of(String place, List<T> all) {
    return new Registry<>(place, all);
  }

  public List<Term> terms() {
    return all.stream().map(Word::term).toList();
  }

  /**
   * The word of this name.
   *
   * @throws StudyException where it is unknown, with the nearest known one
   */
  public T get(String name) {
    return all.stream()
        .filter(word -> word.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new StudyException(
                    "unknown "
                        + place
                        + " '"
                        + name
                        + "'"
                        + Nearest.hint(name, all.stream().map(Word::name).toList())));
  }
}
