// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hep.assay.runtime.Catalog;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.Place;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay words}: the manual of the vocabulary. */
@Command(
    name = "words",
    description = "Prints the words of the language with their settings, by place.",
    mixinStandardHelpOptions = true)
final class WordsCommand implements Runnable {
  @Parameters(
      arity = "0..1",
      paramLabel = "PLACE_OR_WORD",
      description =
          "A place, such as 'explainer', or a word, such as 'lrp'; everything if not given.")
  private String wanted;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public void run() {
    JsonArray array = new JsonArray();
    int found = 0;
    for (Place place : Place.values()) {
      List<Term> terms = Catalog.terms(place).stream().filter(term -> asked(place, term)).toList();
      found += terms.size();
      if (json) {
        terms.forEach(term -> array.add(json(place, term)));
      } else if (!terms.isEmpty()) {
        System.out.println(place.title().toUpperCase(Locale.ROOT));
        terms.forEach(WordsCommand::print);
      }
    }
    if (found == 0) {
      throw new StudyException(
          "no place or word '" + wanted + "'" + Nearest.hint(wanted, placesAndWords()));
    }
    if (json) {
      System.out.println(new GsonBuilder().setPrettyPrinting().create().toJson(array));
    }
  }

  private boolean asked(Place place, Term term) {
    return wanted == null
        || place.title().equalsIgnoreCase(wanted)
        || place.name().equalsIgnoreCase(wanted)
        || term.name().equals(wanted);
  }

  private static List<String> placesAndWords() {
    return Arrays.stream(Place.values())
        .flatMap(
            place ->
                java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(place.title()),
                    Catalog.terms(place).stream().map(Term::name)))
        .toList();
  }

  private static void print(Term term) {
    System.out.println("  " + term.name() + "  " + term.summary() + reference(term));
    for (Setting setting : term.settings()) {
      System.out.printf(
          Locale.ROOT, "      %-16s %s%n", setting.name(), setting.summary() + details(setting));
    }
  }

  private static String reference(Term term) {
    return term.reference().isEmpty() ? "" : " (" + term.reference() + ")";
  }

  private static String details(Setting setting) {
    StringBuilder text = new StringBuilder();
    if (!setting.words().isEmpty()) {
      text.append("; one of ").append(String.join(", ", setting.words()));
    }
    if (Double.isFinite(setting.bounds().low()) || Double.isFinite(setting.bounds().high())) {
      text.append("; ")
          .append(plain(setting.bounds().low()))
          .append(" to ")
          .append(plain(setting.bounds().high()));
    }
    if (!setting.unit().isEmpty()) {
      text.append("; in ").append(setting.unit());
    }
    if (setting.condition() != null) {
      text.append("; with ").append(setting.condition().text());
    }
    if (setting.fallback() != null) {
      text.append(" [").append(plain(setting.fallback())).append(']');
    } else if (setting.required()) {
      text.append(" [required]");
    }
    return text.toString();
  }

  /** A fallback; a list without brackets, for it stands in some. */
  private static String plain(Object fallback) {
    return fallback instanceof List<?> list
        ? list.stream().map(WordsCommand::plain).collect(Collectors.joining(", "))
        : fallback instanceof Double number ? plain(number.doubleValue()) : fallback.toString();
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private static JsonObject json(Place place, Term term) {
    JsonObject object = new JsonObject();
    object.addProperty("place", place.title());
    object.addProperty("word", term.name());
    object.addProperty("summary", term.summary());
    object.addProperty("reference", term.reference());
    object.addProperty("available", term.available());
    JsonArray settings = new JsonArray();
    for (Setting setting : term.settings()) {
      JsonObject one = new JsonObject();
      one.addProperty("name", setting.name());
      one.addProperty("kind", setting.kind().name().toLowerCase(Locale.ROOT));
      one.addProperty("summary", setting.summary() + details(setting));
      settings.add(one);
    }
    object.add("settings", settings);
    return object;
  }
}
