// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rooms of the runtime and what each may use. A room without a row fails; an exception stands
 * beside its reason.
 */
class ArchitectureTest {
  private static final String ROOT = "hep.assay.runtime";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private static final List<String> WORDS = List.of("vocabulary", "expression", "plan", "result");

  /** Room to the rooms it may use; every room may use itself (with its sub-rooms) and the JDK. */
  private static final Map<String, List<String>> ROOMS = rooms();

  /** Libraries outside the JDK, by the rooms that may name them. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "org.hipparchus..", List.of("math"),
          "de.siegmar.fastcsv..", List.of("data"),
          "ch.randelshofer..", List.of("data"),
          "io.jhdf..", List.of("data"),
          "io.airlift..", List.of("data"),
          "org.tukaani..", List.of("data"),
          "com.google.gson..", List.of("report", "work", "step", "network"),
          "jdk.incubator.vector..", List.of("kernel"));

  private static Map<String, List<String>> rooms() {
    Map<String, List<String>> rooms = new LinkedHashMap<>();
    rooms.put("vocabulary", List.of());
    rooms.put("expression", List.of("vocabulary"));
    rooms.put("plan", List.of("vocabulary", "expression"));
    rooms.put("result", List.of("vocabulary", "expression", "plan"));
    rooms.put("math", List.of());
    rooms.put("kernel", List.of());
    rooms.put("data", with(WORDS, "math"));
    rooms.put("region", with(WORDS, "math", "data"));
    rooms.put("penalty", with(WORDS, "math", "kernel"));
    rooms.put("network", with(WORDS, "math", "kernel", "data", "penalty"));
    rooms.put("perturb", with(WORDS, "math", "kernel", "data", "region", "network"));
    rooms.put("fused", with(WORDS, "math", "kernel", "data", "network", "penalty"));
    rooms.put("metric", with(WORDS, "math", "data", "region"));
    rooms.put(
        "explain", with(WORDS, "math", "kernel", "data", "region", "network", "metric", "perturb"));
    rooms.put("uncertainty", with(WORDS, "math", "data", "region", "network", "metric", "perturb"));
    rooms.put("statistics", with(WORDS, "math", "data", "region"));
    rooms.put("report", with(WORDS, "math"));
    rooms.put("exchange", with(WORDS, "math", "network"));
    rooms.put("work", WORDS);
    rooms.put("step", List.copyOf(rooms.keySet()));
    return rooms;
  }

  private static List<String> with(List<String> rooms, String... more) {
    return Stream.concat(rooms.stream(), Stream.of(more)).toList();
  }

  @TestFactory
  Stream<DynamicTest> everyRoomUsesOnlyWhatItsRowAllows() {
    return ROOMS.entrySet().stream()
        .filter(row -> exists(row.getKey()))
        .map(
            row ->
                DynamicTest.dynamicTest(row.getKey(), () -> check(row.getKey(), row.getValue())));
  }

  private static void check(String room, List<String> allowed) {
    DescribedPredicate<JavaClass> forbidden =
        DescribedPredicate.describe(
            "a room of the runtime that '" + room + "' may not use",
            used -> {
              String other = roomOf(used);
              return other != null && !other.equals(room) && !allowed.contains(other);
            });
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + room + "..")
        .should()
        .dependOnClassesThat(forbidden)
        .check(CLASSES);
  }

  @Test
  void everyRoomHasARow() {
    Set<String> unknown = new TreeSet<>();
    for (JavaClass one : CLASSES) {
      String room = roomOf(one);
      if (room != null && !room.isEmpty() && !ROOMS.containsKey(room)) {
        unknown.add(room);
      }
    }
    if (!unknown.isEmpty()) {
      fail("rooms without a row in the architecture test: " + unknown);
    }
    assertTrue(CLASSES.size() > 60, "the test saw only " + CLASSES.size() + " classes");
  }

  @TestFactory
  Stream<DynamicTest> librariesStayInTheirRooms() {
    return LIBRARIES.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey(),
                    () ->
                        classes()
                            .that(
                                DescribedPredicate.describe(
                                    "outside " + row.getValue(),
                                    one -> !row.getValue().contains(roomOf(one))))
                            .should()
                            .onlyDependOnClassesThat()
                            .resideOutsideOfPackage(row.getKey())
                            .check(CLASSES)));
  }

  @Test
  void noReflectionAndNoServiceLoader() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.ServiceLoader")
        .check(CLASSES);
  }

  @Test
  void roomsFormNoCycle() {
    SlicesRuleDefinition.slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  /** The models themselves know nothing of how they are prepared, designed, trained or saved. */
  @Test
  void roomsOfModelsFormNoCycle() {
    SlicesRuleDefinition.slices()
        .matching(ROOT + ".network.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".network", ROOT + ".network.pass")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.of("preparation", "design", "training", "saved", "keras")
                .map(room -> ROOT + ".network." + room)
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(CLASSES);
  }

  private static boolean exists(String room) {
    return CLASSES.stream().anyMatch(one -> room.equals(roomOf(one)));
  }

  /**
   * The room of a class of the runtime, empty for the front doors, null for a class from elsewhere.
   */
  private static String roomOf(JavaClass one) {
    String name = one.getPackageName();
    if (name.equals(ROOT)) {
      return "";
    }
    if (!name.startsWith(ROOT + ".")) {
      return null;
    }
    String rest = name.substring(ROOT.length() + 1);
    return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
  }
}
