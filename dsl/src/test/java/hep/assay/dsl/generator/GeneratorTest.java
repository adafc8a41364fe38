// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator;

import static hep.assay.runtime.expression.Expression.binary;
import static hep.assay.runtime.expression.Expression.call;
import static hep.assay.runtime.expression.Expression.column;
import static hep.assay.runtime.expression.Expression.not;
import static hep.assay.runtime.expression.Expression.number;
import static hep.assay.runtime.expression.Expression.quantity;
import static hep.assay.runtime.expression.Expression.within;
import static hep.assay.runtime.vocabulary.Method.method;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Inject;
import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.CheckedStudy;
import hep.assay.dsl.CompiledStudy;
import hep.assay.dsl.StudyIssue;
import hep.assay.dsl.WithTestTerms;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DecorrelatePlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Scan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InjectionExtension.class)
@InjectWith(WithTestTerms.class)
class GeneratorTest {

  @Inject private AssayCompiler compiler;

  private static final Path FOLDER = Path.of("src", "test", "resources", "generator");

  @Test
  void theSketchOfTheLanguageBecomesThisClass() throws Exception {
    String java = compile(Files.readString(FOLDER.resolve("wtagging.assay"))).java();
    Files.writeString(Path.of("target", "WTaggingStudy.java"), java);
    assertEquals(Files.readString(FOLDER.resolve("WTaggingStudy.java.txt")), java);
  }

  @Test
  void thePlanIsTheStudyWithEverythingTakenOverWrittenOut() throws Exception {
    StudyPlan plan = plan(Files.readString(FOLDER.resolve("wtagging.assay")));
    assertEquals("Which \"W\" tagger may we trust?", plan.title());
    assertEquals(20210508, plan.seed());
    assertEquals(138, plan.luminosity().orElseThrow().value());
    assertEquals(
        List.of(
            method("experiment").with("value", "CMS"),
            method("sqrtS").with("energy", 13000.0),
            method("arXiv").with("value", List.of("2010.09745", "x"))),
        plan.info());
    assertEquals(
        List.of("tagger", "scanned", "flat"),
        plan.learners().stream().map(LearnerPlan::name).toList());
    assertEquals(List.of(method("hepdata")), plan.exports());
    assertEquals("wtagging.assay", plan.origin().file());
    assertEquals(16, plan.origin().lineOf("jets.pt"));
  }

  @Test
  void aDatasetKeepsItsSourcesWeightsSamplesAndColumns() throws Exception {
    var jets = plan(Files.readString(FOLDER.resolve("wtagging.assay"))).dataset("jets");
    assertEquals(List.of("data/jets/*.root"), jets.source().files());
    assertEquals("Events", jets.source().tree());
    assertEquals(
        binary(column("genWeight"), "*", column("puWeight")), jets.weight().orElseThrow().value());
    assertEquals(
        List.of(within(column("pt"), quantity(300, "GeV"), quantity(1000, "GeV"))), jets.select());
    assertEquals(
        List.of(
            SamplePlan.Role.SIGNAL,
            SamplePlan.Role.BACKGROUND,
            SamplePlan.Role.ALTERNATIVE,
            SamplePlan.Role.DATA),
        jets.samples().stream().map(SamplePlan::role).toList());
    assertEquals(List.of("data/herwig/*.root"), jets.samples().get(2).source().files());
    assertEquals(List.of("W", "qcd"), jets.groups().get(0).of());
    assertEquals(
        ColumnPlan.column("rho")
            .traits(method("observer"))
            .computed(
                call(
                    "log",
                    binary(
                        binary(column("mass"), "^", number(2)),
                        "/",
                        binary(column("pt"), "^", number(2))))),
        jets.columns().get(5));
    assertEquals(
        method("fractions").with("train", 0.6).with("validation", 0.2).with("test", 0.2),
        jets.split().orElseThrow());
  }

  @Test
  void aClassifierKeepsTheSettingsThatItDoesNotSayAgain() throws Exception {
    StudyPlan plan = plan(Files.readString(FOLDER.resolve("wtagging.assay")));
    LearnerPlan tagger = plan.learner("tagger");
    assertEquals(List.of("pt", "tau21", "nSub"), tagger.inputs());
    assertEquals(
        method("dnn").with("hidden", List.of(32.0)).with("activation", "tanh"),
        tagger.model().orElseThrow());
    assertEquals(method("repeat").with("times", 4), tagger.trainedBy("repeat").orElseThrow());
    assertEquals(
        List.of(
            new DecorrelatePlan(
                List.of("mass"),
                List.of("qcd"),
                method("disco").with("strength", new Scan(List.of(0, 50, 200))))),
        plan.learner("scanned").decorrelate());
  }

  @Test
  void cutsAddUpAndAnInvertedNameTurnsItsCutsAround() throws Exception {
    StudyPlan plan = plan(Files.readString(FOLDER.resolve("wtagging.assay")));
    Expression tagged =
        binary(
            column("flat"),
            ">",
            call(
                "threshold",
                List.of(column("flat")),
                Map.of("efficiency", quantity(50, "%"), "sample", column("W"))));
    Expression window = within(column("mass"), quantity(65, "GeV"), quantity(105, "GeV"));
    assertEquals(List.of(tagged, window), plan.region("SR").select());
    assertEquals(List.of(not(tagged), window), plan.region("VR").select());
    assertEquals(RegionPlan.Role.VALIDATION, plan.region("VR").role());
    assertEquals(
        method("bins").with("count", 20).with("range", new Interval(65, 105)),
        plan.region("VR").observe().orElseThrow().by());
  }

  @Test
  void tasksAndNuisancesAreSaidInFull() throws Exception {
    StudyPlan plan = plan(Files.readString(FOLDER.resolve("wtagging.assay")));
    assertEquals(List.of("qcd"), plan.nuisance("MOD").samples());
    assertEquals(
        method("factors").with("up", column("w_psUp")).with("down", column("w_psDown")),
        plan.nuisance("PS").vary().get(0).by());
    TaskPlan why = plan.tasks().get(1);
    assertEquals(TaskPlan.Kind.EXPLANATION, why.kind());
    assertEquals(List.of("nominal", "JES"), why.under());
    assertEquals(
        method("permutation").with("of", List.of("pt", "tau21")).with("conditional", true),
        why.by().get(2));
    assertEquals(
        List.of(
            binary(
                binary(column("completeness"), "<", quantity(1, "%")),
                "and",
                binary(call("tagger.permutation", column("pt")), ">", number(-0.1)))),
        why.require());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quote \\\" and backslash \\\\",
        "\\\\u0022); System.exit(1); //",
        "line\\nbreak */ public class X {",
        "\u00e9\u4e2d\ud83d\ude00 ${x} %s",
      })
  void whateverATitleHoldsStaysData(String title) throws Exception {
    String text = "study S \"" + title + "\" { seed 1 }";
    CompiledStudy study = compile(text);
    assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(study.java()));
    String expected = title.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    assertEquals(expected, GeneratedClasses.plan(study).title());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\"b",
        "*/ evil",
        "\\u0022",
        "class",
        "../../x",
        "1st",
        "m_J1[TeV]",
        "List",
        "String"
      })
  void whateverAColumnIsCalledStaysData(String name) throws Exception {
    StudyPlan plan =
        plan(
            "study S { seed 1 } dataset d { files \"x.csv\" sample s signal column `%1$s` = `%1$s` + 1 split folds(2) }"
                .formatted(name));
    assertEquals(
        binary(column(name), "+", number(1)),
        plan.datasets().get(0).columns().get(0).formula().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class",
        "List",
        "String",
        "StudyPlan",
        "method",
        "column",
        "plan",
        "main",
        "origin"
      })
  void blocksHideNothingInTheClass(String name) throws Exception {
    StudyPlan plan =
        plan(
            "study %1$s { seed 1 } dataset %1$s { files \"x.csv\" sample s signal sample b background split folds(2) } region %1$s2 { select x > 1 }"
                .formatted(name));
    assertEquals(name, plan.name());
    assertEquals(name, plan.datasets().get(0).name());
  }

  @Test
  void percentagesAreExactDecimals() throws Exception {
    StudyPlan plan =
        plan(
            "study S { seed 1 } dataset d { files \"x.csv\" sample s signal split fractions(train = 35 %, validation = 7 %, test = 58 %) }");
    assertEquals(
        method("fractions").with("train", 0.35).with("validation", 0.07).with("test", 0.58),
        plan.datasets().get(0).split().orElseThrow());
  }

  private CompiledStudy compile(String text) {
    CheckedStudy checked = compiler.check(FOLDER.resolve("wtagging.assay"), text);
    assertEquals(List.of(), checked.issues().stream().filter(StudyIssue::isError).toList());
    return compiler.compile(checked);
  }

  private StudyPlan plan(String text) throws Exception {
    return GeneratedClasses.plan(compile(text));
  }
}
