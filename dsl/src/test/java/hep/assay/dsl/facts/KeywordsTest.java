// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Inject;
import hep.assay.dsl.tests.AssayInjectorProvider;
import hep.assay.runtime.Catalog;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.vocabulary.Place;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.Set;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of the runtime can be written: none is a keyword where a plain word must stand. */
@ExtendWith(InjectionExtension.class)
@InjectWith(AssayInjectorProvider.class)
class KeywordsTest {

  @Inject private Keywords keywords;

  @ParameterizedTest
  @EnumSource(Place.class)
  void noMethodIsAKeyword(Place place) {
    for (Term term : Catalog.terms(place)) {
      assertFalse(keywords.all().contains(term.name()), place + " " + term.name());
      for (Setting setting : term.settings()) {
        assertFalse(Set.of("and", "or", "not").contains(setting.name()), term.name());
        setting.words().forEach(word -> canBeWritten(word, term));
      }
    }
  }

  private void canBeWritten(String word, Term term) {
    assertFalse(keywords.reserved().contains(word), term.name() + " " + word);
    assertTrue(word.matches("[A-Za-z][A-Za-z0-9_]*"), term.name() + " " + word);
  }

  @Test
  void noRoleIsAKeyword() {
    Set<String> all = keywords.all();
    for (SamplePlan.Role role : SamplePlan.Role.values()) {
      assertFalse(all.contains(role.word()), role.word());
    }
    for (RegionPlan.Role role : RegionPlan.Role.values()) {
      assertFalse(all.contains(role.word()), role.word());
    }
  }
}
