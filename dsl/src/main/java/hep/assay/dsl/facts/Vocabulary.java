// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import hep.assay.dsl.assay.AssayFactory;
import hep.assay.dsl.assay.Word;
import hep.assay.runtime.vocabulary.Place;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceImpl;

/**
 * The words of the vocabulary as elements of a made-up resource, so that they are linked, completed
 * and explained as the names of a study are.
 *
 * <p>A method is the same element wherever it stands in its place; each of its settings and each
 * word that a setting allows is an element of its own.
 */
@Singleton
public class Vocabulary {

  /** The made-up resource: nothing can be opened or renamed there. */
  public static final URI RESOURCE = URI.createURI("assay:/vocabulary");

  private final TermSource source;
  private final Resource resource = new ResourceImpl(RESOURCE);
  private final Map<String, Word> words = new ConcurrentHashMap<>();
  private final Map<Word, Meaning> meanings = new ConcurrentHashMap<>();

  @Inject
  Vocabulary(TermSource source) {
    this.source = source;
  }

  /**
   * What a word stands for: a method of a place, a setting of a method, or a plain word with its
   * help.
   */
  private record Meaning(
      Optional<Place> place, Optional<Term> term, Optional<Setting> setting, String summary) {}

  public List<Term> terms(Place place) {
    return source.terms(place);
  }

  public Optional<Term> term(Place place, String name) {
    return terms(place).stream().filter(term -> term.name().equals(name)).findFirst();
  }

  /** Why an explainer can't work on a model; empty where it can. */
  public Optional<String> refusal(String explainer, String model) {
    return source.refusal(explainer, model);
  }

  /** Whether this version knows a kind of task, such as {@code fit}, but can't answer it. */
  public boolean isRefused(String kindOfTask) {
    return source.refusedTasks().stream().anyMatch(kind -> kind.word().equals(kindOfTask));
  }

  /** The methods of a place as elements. */
  public List<Word> methods(Place place) {
    return terms(place).stream()
        .map(
            term ->
                word(
                    place + "/" + term.name(),
                    term.name(),
                    new Meaning(
                        Optional.of(place), Optional.of(term), Optional.empty(), term.summary())))
        .toList();
  }

  /** The settings of a method as elements. */
  public List<Word> settings(Place place, Term term) {
    return term.settings().stream()
        .map(
            setting ->
                word(
                    place + "/" + term.name() + "/" + setting.name(),
                    setting.name(),
                    new Meaning(
                        Optional.of(place),
                        Optional.of(term),
                        Optional.of(setting),
                        setting.summary())))
        .toList();
  }

  /**
   * A word of the language that is neither a method nor a setting: a role, {@code nominal}, {@code
   * true}.
   */
  public Word plain(String name, String summary) {
    return word(
        "plain/" + name + "/" + summary,
        name,
        new Meaning(Optional.empty(), Optional.empty(), Optional.empty(), summary));
  }

  /** A word that is taken on trust, as what it could be is not known where it stands. */
  public Word assumed(String name) {
    return plain(name, "");
  }

  private Word word(String key, String name, Meaning meaning) {
    return words.computeIfAbsent(
        key,
        unused -> {
          Word word = AssayFactory.eINSTANCE.createWord();
          word.setName(name);
          synchronized (resource) {
            resource.getContents().add(word);
          }
          meanings.put(word, meaning);
          return word;
        });
  }

  /** The method that a word names, if it names one. */
  public Optional<Term> term(Word word) {
    Meaning meaning = meanings.get(word);
    return meaning == null || meaning.setting().isPresent() ? Optional.empty() : meaning.term();
  }

  /** The setting that a word names, if it names one. */
  public Optional<Setting> setting(Word word) {
    return Optional.ofNullable(meanings.get(word)).flatMap(Meaning::setting);
  }

  /** The place that a method or setting belongs to. */
  public Optional<Place> place(Word word) {
    return Optional.ofNullable(meanings.get(word)).flatMap(Meaning::place);
  }

  /** One line of help; empty for a word that is taken on trust. */
  public String summary(Word word) {
    Meaning meaning = meanings.get(word);
    return meaning == null ? "" : meaning.summary();
  }
}
