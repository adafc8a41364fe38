// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

import java.util.List;
import java.util.Optional;

/**
 * A word of the language with all that the language needs to know of it: checks, completion, hover
 * and the manual are made from this record.
 *
 * @param name the word
 * @param summary one line of help
 * @param positional the settings that may come without their names, in this order; a trailing
 *     {@code "..."} means that the last of them takes all further values as a list
 * @param settings all settings
 * @param reference paper, equation or tool that defines it; may be empty
 * @param available false for a word that is known but that this version cannot run yet
 */
public record Term(
    String name,
    String summary,
    List<String> positional,
    List<Setting> settings,
    String reference,
    boolean available) {

  public Term {
    positional = List.copyOf(positional);
    settings = List.copyOf(settings);
  }

  /** A word that this version runs. */
  public static Term of(String name, String summary, Setting... settings) {
    return new Term(name, summary, List.of(), List.of(settings), "", true);
  }

  /** A word that is known, and refused by this version with a clear message. */
  public static Term planned(String name, String summary, Setting... settings) {
    return new Term(name, summary, List.of(), List.of(settings), "", false);
  }

  /** This term whose first settings may be given by position. */
  public Term positionally(String... names) {
    return new Term(name, summary, List.of(names), settings, reference, available);
  }

  public Term from(String source) {
    return new Term(name, summary, positional, settings, source, available);
  }

  public Optional<Setting> setting(String wanted) {
    return settings.stream().filter(setting -> setting.name().equals(wanted)).findFirst();
  }

  /** The setting that takes the positional argument with this index, if any does. */
  public Optional<Setting> settingAt(int index) {
    boolean rest = !positional.isEmpty() && positional.get(positional.size() - 1).equals("...");
    int named = positional.size() - (rest ? 1 : 0);
    if (index < named) {
      return setting(positional.get(index));
    }
    return rest && named > 0 ? setting(positional.get(named - 1)) : Optional.empty();
  }

  /** Whether positional arguments from this index on are gathered into one list. */
  public boolean gathersFrom(int index) {
    return !positional.isEmpty()
        && positional.get(positional.size() - 1).equals("...")
        && index >= positional.size() - 2;
  }

  /**
   * The given settings with the fallback of every setting that was not given. A setting that means
   * nothing beside the others has no fallback and is dropped where it is given: it was taken over
   * from a method that has since become another.
   *
   * @throws StudyException where a setting is unknown or a required one is missing
   */
  public Settings complete(Settings given) {
    List<String> known = settings.stream().map(Setting::name).toList();
    Settings complete = given;
    for (String wanted : given.values().keySet()) {
      if (!known.contains(wanted)) {
        throw new StudyException(
            name + " has no setting '" + wanted + "'" + Nearest.hint(wanted, known));
      }
    }
    for (Setting setting : settings) {
      if (setting.required() && setting.condition() == null && !given.has(setting.name())) {
        throw missing(setting);
      }
      if (!given.has(setting.name()) && setting.fallback() != null) {
        complete = complete.with(setting.name(), setting.fallback());
      }
    }
    return meant(complete, given);
  }

  private Settings meant(Settings complete, Settings given) {
    Settings meant = complete;
    for (Setting setting : settings) {
      if (!isMeant(setting, complete)) {
        meant = meant.without(setting.name());
      } else if (setting.required() && !given.has(setting.name())) {
        throw missing(setting);
      }
    }
    return meant;
  }

  /** Whether a setting means something beside these others. */
  public static boolean isMeant(Setting setting, Settings others) {
    Setting.Condition condition = setting.condition();
    return condition == null
        || others.values().get(condition.setting()) instanceof String word
            && condition.words().contains(word);
  }

  private StudyException missing(Setting setting) {
    return new StudyException(
        name + " needs its setting '" + setting.name() + "': " + setting.summary());
  }
}
