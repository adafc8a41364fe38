// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Terms;
import hep.assay.runtime.vocabulary.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;

/**
 * The methods of a block as it ends up: the same method keeps, over {@code from}, the settings that
 * are not said again.
 */
public class Methods {

  private final Places places;

  @Inject
  Methods(Places places) {
    this.places = places;
  }

  /**
   * A method with its settings.
   *
   * @param source where it is written
   * @param settings by name, in the order written, inherited ones last
   */
  public record Said(Term source, Map<String, Given> settings) {

    public String word() {
      return source.getWord().getName();
    }
  }

  /**
   * One setting.
   *
   * @param name its name; its position for a method that is not described
   * @param values one value, or several where the setting gathers what is given by position
   * @param gathered whether the values are a list
   * @param setting its description, where there is one
   */
  public record Given(
      String name, List<Argument> values, boolean gathered, Optional<Setting> setting) {}

  /**
   * The methods of a kind of member, after {@code from}; empty where no block of the chain has any.
   */
  public List<Said> of(Named block, Class<? extends Terms> member) {
    List<List<Term>> layers =
        Inheritance.chain(block).stream()
            .map(
                one ->
                    Inheritance.own(one, member).stream()
                        .flatMap(terms -> terms.getTerms().stream())
                        .toList())
            .filter(layer -> !layer.isEmpty())
            .toList();
    return layers.isEmpty()
        ? List.of()
        : layers.get(0).stream()
            .map(term -> inherit(term, layers.subList(1, layers.size())))
            .toList();
  }

  /**
   * A method as written, with what the same method says in farther layers and this does not say
   * again.
   */
  private Said inherit(Term term, List<List<Term>> farther) {
    Map<String, Given> settings = new LinkedHashMap<>(given(term));
    for (List<Term> layer : farther) {
      layer.stream()
          .filter(other -> other.getWord() == term.getWord())
          .forEach(other -> given(other).forEach(settings::putIfAbsent));
    }
    return new Said(term, settings);
  }

  /** A method as written, with nothing inherited. */
  public Said plain(Term term) {
    return new Said(term, given(term));
  }

  /** The settings as written, each under its name. */
  public Map<String, Given> given(EObject owner) {
    Map<String, Given> settings = new LinkedHashMap<>();
    for (Argument argument : Places.arguments(owner)) {
      if (isUnfinished(argument)) {
        continue;
      }
      Optional<Setting> setting = places.setting(argument);
      boolean gathers =
          argument.getSetting() == null
              && places
                  .owner(argument)
                  .map(term -> term.gathersFrom(places.position(argument)))
                  .orElse(false);
      Given given = new Given(name(argument, setting), List.of(argument), gathers, setting);
      settings.merge(given.name(), given, (first, next) -> gathers ? and(first, next) : next);
    }
    return settings;
  }

  /**
   * Without a value, or under a name that stands for nothing: there is an issue for that already.
   */
  private static boolean isUnfinished(Argument argument) {
    return argument.getValue() == null
        || argument.getSetting() != null && argument.getSetting().getName() == null;
  }

  private String name(Argument argument, Optional<Setting> setting) {
    if (argument.getSetting() != null) {
      return argument.getSetting().getName();
    }
    return setting.map(Setting::name).orElseGet(() -> "" + (places.position(argument) + 1));
  }

  private static Given and(Given first, Given next) {
    List<Argument> values = new ArrayList<>(first.values());
    values.addAll(next.values());
    return new Given(first.name(), values, true, first.setting());
  }
}
