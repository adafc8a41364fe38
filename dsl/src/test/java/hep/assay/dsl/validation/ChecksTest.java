// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.inject.Inject;
import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.StudyIssue;
import hep.assay.dsl.WithTestTerms;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check: a sound study, one change to it, and what is then said where. */
@ExtendWith(InjectionExtension.class)
@InjectWith(WithTestTerms.class)
class ChecksTest {

  @Inject private AssayCompiler compiler;

  private static final Path FOLDER = Path.of("src", "test", "resources", "checks");

  /** The nearest valid text of every case. */
  private static final String SOUND =
      """
      study Sound "title" {
        seed 7
        luminosity 138 /fb
      }
      dataset jets {
        files "jets.csv"
        weight genWeight, negative(keep)
        select pt > 20 GeV
        sample W   signal     { select truth == 24  normalise crossSection(3 pb) }
        sample qcd background { select truth != 24 }
        sample alt alternative { files "jets.csv" }
        column pt    [GeV] bounds(0, 3000)
        column mass  [GeV] bounds(0, 500), observer
        column nSub        integer, bounds(0, 50)
        column tau21       bounds(0, 1)
        column ratio = mass / pt
        split fractions(train = 60 %, validation = 20 %, test = 20 %)
      }
      classifier net on jets {
        inputs  pt, tau21, nSub
        prepare clip(sigma = 3)
        model   dnn(hidden = [64, 64], activation = relu)
        train   adam(epochs = 5, learningRate = 1e-3), repeat(2)
      }
      classifier scanned from net { decorrelate mass on qcd by disco(strength = scan(0, 50)) }
      classifier flat from net { decorrelate mass on qcd by disco(strength = 50) }
      region tagged on jets { select flat > threshold(flat, efficiency = 50 %, sample = W) }
      region SR signal from tagged { select mass in 65 .. 105 GeV and ratio > 0.1  observe mass by bins(4, range = 65 .. 105 GeV)  unblind "approved" }
      region CR control from tagged { select mass in 105 .. 300 GeV }
      region VR validation from SR { invert flat }
      nuisance JES on jets { vary pt by scale(2 %) }
      nuisance PS on jets { vary weight by factors(up = w_up, down = w_down) }
      comparison front of net, scanned {
        measure auc, inverseJsd(mass, efficiency = 50 %)
        show    roc, spectrum(mass)
        require net.auc > 0.5 and inverseJsd > 3
      }
      explanation why of flat in SR, CR, VR {
        under   nominal, JES, PS
        by      lrp(rules = presetA), permutation(conditional = true)
        measure completeness
        show    bars
        require completeness < 1 %
      }
      export hepdata
      """;

  static Stream<Arguments> cases() {
    return Stream.of(
        // names and words
        change(
            "of net, scanned",
            "of nett, scanned",
            IssueCodes.UNKNOWN_NAME,
            "nett",
            "did you mean 'net'"),
        change("inputs  pt,", "inputs  ptt,", IssueCodes.UNKNOWN_NAME, "ptt", "did you mean 'pt'"),
        change("adam(", "adan(", IssueCodes.UNKNOWN_METHOD, "adan", "did you mean 'adam'"),
        change(
            "by      lrp",
            "by      auc, lrp",
            IssueCodes.UNKNOWN_METHOD,
            "auc",
            "is a metric, not an explainer"),
        change(
            "epochs = 5", "epoch = 5", IssueCodes.UNKNOWN_SETTING, "epoch", "adam has no setting"),
        change(
            "activation = relu",
            "activation = relo",
            IssueCodes.UNKNOWN_NAME,
            "relo",
            "did you mean 'relu'"),
        change(
            "W   signal",
            "W   signall",
            IssueCodes.UNKNOWN_ROLE,
            "signall",
            "did you mean 'signal'"),
        change("pt > 20 GeV", "pt > 20 Gev", IssueCodes.UNKNOWN_UNIT, "Gev", "GeV"),
        change(
            "region CR control",
            "region SR control",
            IssueCodes.DUPLICATE_NAME,
            "SR",
            "names are unique"),
        change(
            "nuisance PS on",
            "nuisance nominal on",
            IssueCodes.RESERVED_NAME,
            "nominal",
            "meaning of its own"),
        change("study Sound", "study `a/b`", IssueCodes.BLOCK_NAME, "`a/b`", "folder of results"),
        change(
            "column ratio = mass / pt",
            "column ratio = mass / pt  column other = pt + mass",
            IssueCodes.UNUSED,
            "other",
            "is not used"),
        // study, imports, from
        change("seed 7", "", IssueCodes.SEED_MISSING, "Sound", "needs a seed"),
        change("seed 7", "seed 0", IssueCodes.SEED_ZERO, "0", "seed 0"),
        change("138 /fb", "138 /GeV", IssueCodes.LUMINOSITY_UNIT, "GeV", "per area"),
        change(
            "  luminosity 138 /fb\n",
            "",
            IssueCodes.LUMINOSITY_MISSING,
            "crossSection(3 pb)",
            "needs a luminosity"),
        change(
            "study Sound",
            "import \"nothing.assay\"\nstudy Sound",
            IssueCodes.IMPORT_MISSING,
            "\"nothing.assay\"",
            "can't be read"),
        change(
            "study Sound",
            "import \"circle.assay\"\nstudy Sound",
            IssueCodes.IMPORT_CYCLE,
            "\"circle.assay\"",
            "circle"),
        change(
            "classifier net on",
            "classifier net from flat on",
            IssueCodes.FROM_CYCLE,
            "flat",
            "comes from itself"),
        change(
            "classifier flat",
            "regressor flat",
            IssueCodes.FROM_KIND,
            "net",
            "can't come from a classifier"),
        // members and clauses
        change("seed 7", "seed 7 seed 8", IssueCodes.MEMBER_TWICE, "seed 8", "once"),
        change("  inputs  pt, tau21, nSub\n", "", IssueCodes.MEMBER_MISSING, "net", "needs inputs"),
        change(
            "require net.auc",
            "cell precision statistical by bootstrap  require net.auc",
            IssueCodes.MEMBER_MISPLACED,
            "cell precision statistical by bootstrap",
            "has no 'cell'"),
        change(
            "front of net, scanned",
            "front",
            IssueCodes.CLAUSE_MISSING,
            "front",
            "of which classifiers"),
        change(
            "export hepdata",
            "robustness r of flat { by noise }",
            IssueCodes.NOT_AVAILABLE,
            "robustness",
            "not available in this version"),
        change(
            "model   dnn(hidden = [64, 64], activation = relu)",
            "model bdt(trees = 5)",
            IssueCodes.NOT_AVAILABLE,
            "bdt",
            "not available in this version"),
        change(
            "export hepdata",
            "regressor r on jets { inputs pt target mass model dnn }",
            IssueCodes.NOT_AVAILABLE,
            "regressor",
            "not available in this version"),
        change(
            "  prepare clip",
            "  target SR, CR  prepare clip",
            IssueCodes.NOT_AVAILABLE,
            "SR",
            "target is a region, 'SR', is not available in this version"),
        change(
            "  prepare clip",
            "  target nSub  prepare clip",
            IssueCodes.NOT_AVAILABLE,
            "nSub",
            "target is a column, 'nSub', is not available in this version"),
        change(
            "inputs  pt,",
            "inputs  JES,",
            IssueCodes.NOT_AVAILABLE,
            "JES",
            "a nuisance as an input is not available in this version"),
        change(
            "flat from net { decorrelate mass",
            "flat from net { decorrelate JES",
            IssueCodes.NOT_AVAILABLE,
            "JES",
            "a nuisance as a variable to decorrelate is not available in this version"),
        change(
            "flat from net { decorrelate mass",
            "flat from net { decorrelate CR",
            IssueCodes.NOT_AVAILABLE,
            "CR",
            "a region as a variable to decorrelate is not available in this version"),
        change(
            "classifier net on jets {",
            "dataset more from jets {}\nclassifier net on jets, more {",
            IssueCodes.NOT_AVAILABLE,
            "more",
            "a classifier on several datasets is not available in this version"),
        change(
            "region CR control from tagged {",
            "dataset more from jets {}\nregion CR control from tagged on jets, more {",
            IssueCodes.NOT_AVAILABLE,
            "more",
            "a region on several datasets is not available in this version"),
        change(
            "nuisance PS on jets {",
            "dataset more from jets {}\nnuisance PS on jets, more {",
            IssueCodes.NOT_AVAILABLE,
            "more",
            "a nuisance on several datasets is not available in this version"),
        change(
            "comparison front of net, scanned {",
            "dataset more from jets {}\ncomparison front of net, scanned on jets, more {",
            IssueCodes.NOT_AVAILABLE,
            "more",
            "on several datasets is not available in this version"),
        change(
            "explanation why of flat in",
            "dataset more from jets {}\nexplanation why of flat on jets, more in",
            IssueCodes.NOT_AVAILABLE,
            "more",
            "on several datasets is not available in this version"),
        change(
            "by      lrp(rules = presetA)",
            "by      forTrees",
            IssueCodes.EXPLAINER_UNFIT,
            "forTrees",
            "needs trees, which a dnn does not offer; use lrp"),
        // settings
        change(
            "epochs = 5",
            "epochs = 5, epochs = 6",
            IssueCodes.SETTING_TWICE,
            "epochs = 6",
            "twice"),
        change(
            "repeat(2)",
            "repeat",
            IssueCodes.SETTING_MISSING,
            "repeat",
            "needs its setting 'times'"),
        change(
            "repeat(2)", "repeat(2, 3)", IssueCodes.SETTING_TOO_MANY, "3", "takes no value here"),
        change("epochs = 5", "epochs = 5.5", IssueCodes.SETTING_TYPE, "5.5", "whole number"),
        change(
            "hidden = [64, 64]",
            "hidden = \"64\"",
            IssueCodes.SETTING_TYPE,
            "\"64\"",
            "whole number"),
        change(
            "learningRate = 1e-3",
            "learningRate = 1000",
            IssueCodes.SETTING_RANGE,
            "1000",
            "between"),
        change(
            "crossSection(3 pb)", "crossSection(3 GeV)", IssueCodes.SETTING_UNIT, "3 GeV", "in pb"),
        // expressions
        change(
            "ratio > 0.1", "ratio > 0.1 && pt > 3 GeV", IssueCodes.C_OPERATOR, "&&", "write 'and'"),
        change(
            "mass in 105 .. 300 GeV",
            "105 GeV < mass < 300 GeV",
            IssueCodes.CHAINED_COMPARISON,
            "105 GeV < mass < 300 GeV",
            "105 GeV < mass and mass < 300 GeV"),
        change(
            "pt > 20 GeV",
            "pt^2 > 400 GeV^2",
            IssueCodes.POWER_OF_UNIT,
            "400 GeV^2",
            "(400 GeV)^2"),
        change(
            "ratio > 0.1",
            "ratio > 0.1 .. 0.2",
            IssueCodes.RANGE_MISPLACED,
            "0.1 .. 0.2",
            "after 'in'"),
        change(
            "105 .. 300 GeV",
            "300 .. 105 GeV",
            IssueCodes.RANGE_REVERSED,
            "300 .. 105 GeV",
            "empty"),
        change("ratio > 0.1", "ratio in 0.1", IssueCodes.IN_WHAT, "0.1", "a range or a list"),
        change("pt > 20 GeV", "pt > 20", IssueCodes.TYPE, "20", "GeV"),
        change("ratio > 0.1", "ratio > 0.1 GeV", IssueCodes.TYPE, "0.1 GeV", "pure number"),
        change("select pt > 20 GeV", "select pt", IssueCodes.TYPE, "pt", "truth value"),
        change("pt > 20 GeV", "pt > 5eV", IssueCodes.NUMBER_AND_LETTERS, "5e", "5 eV"),
        // data
        change(
            "dataset jets {\n  files \"jets.csv\"",
            "dataset jets {\n  files \"jetz.csv\"",
            IssueCodes.FILE_MISSING,
            "\"jetz.csv\"",
            "no file 'jetz.csv'"),
        change(
            "dataset jets {\n  files \"jets.csv\"",
            "dataset jets {\n  files \"ragged.csv\"",
            IssueCodes.FILE_UNREADABLE,
            "\"ragged.csv\"",
            "ragged.csv"),
        change(
            "dataset jets {\n  files \"jets.csv\"\n",
            "dataset jets {\n",
            IssueCodes.NO_SOURCE,
            "W",
            "has no events"),
        change(
            "column ratio = mass / pt",
            "column ratio = 2 * other  column other = ratio",
            IssueCodes.COLUMN_CYCLE,
            "ratio",
            "computed from itself"),
        change(
            "bounds(0, 50)", "bounds(50, 0)", IssueCodes.BOUNDS, "bounds(50, 0)", "leave no value"),
        change(
            "  split fractions(train = 60 %, validation = 20 %, test = 20 %)\n",
            "", IssueCodes.NO_SPLIT, "net", "has no split"),
        change(
            "sample W   signal",
            "sample W   background",
            IssueCodes.NO_SIGNAL,
            "net",
            "no signal sample"),
        // physics
        change("inputs  pt,", "inputs  mass,", IssueCodes.OBSERVER_INPUT, "mass", "is an observer"),
        change(
            "inputs  pt,",
            "inputs  truth,",
            IssueCodes.LABEL_INPUT,
            "truth",
            "learns nothing else"),
        change(
            "inputs  pt,",
            "inputs  genWeight,",
            IssueCodes.WEIGHT_INPUT,
            "genWeight",
            "event weight"),
        change(
            "flat from net { decorrelate mass",
            "flat from net { decorrelate pt",
            IssueCodes.DECORRELATED_INPUT,
            "pt",
            "is an input too"),
        change(
            "select flat > threshold(flat",
            "select scanned > threshold(flat",
            IssueCodes.SCAN_NEEDS_ONE,
            "scanned",
            "a single one"),
        change(
            "CR control from tagged { select mass in 105 .. 300 GeV }",
            "CR control from tagged { select mass in 50 .. 300 GeV }",
            IssueCodes.REGIONS_OVERLAP,
            "CR",
            "shares events with the signal region 'SR'"),
        change(
            "select mass in 105 .. 300 GeV",
            "select mass > 600 GeV",
            IssueCodes.REGION_EMPTY,
            "CR",
            "no event can pass"),
        change(
            "select mass in 105 .. 300 GeV",
            "select mass in 105 .. 300 GeV and pt < 4 TeV",
            IssueCodes.CUT_ALWAYS,
            "pt < 4 TeV",
            "every value"),
        change(
            "VR validation from SR { invert flat }",
            "VR validation from SR { invert net }",
            IssueCodes.INVERTS_NOTHING,
            "net",
            "nothing to turn around"),
        change(
            "select mass in 105 .. 300 GeV",
            "select mass in 105 .. 300 GeV unblind \"x\"",
            IssueCodes.UNBLIND_ROLE,
            "unblind \"x\"",
            "only signal regions"),
        change(
            "down = w_down",
            "down = w_up",
            IssueCodes.SAME_UP_AND_DOWN,
            "factors(up = w_up, down = w_up)",
            "one-sided"),
        change(
            "vary pt by scale(2 %)",
            "vary qcd by alternative(alt)",
            IssueCodes.TWO_POINT,
            "alternative(alt)",
            "two simulations"),
        change(
            "vary pt by scale(2 %)",
            "vary pt, nSub by scale(2 %)",
            IssueCodes.NUISANCE_INTEGER,
            "nSub",
            "whole numbers only"),
        change(
            "scale(2 %)",
            "scale(0 %)", IssueCodes.NUISANCE_NOTHING, "scale(0 %)", "changes nothing"),
        // lists, images and graphs; more in StructureChecksTest
        change(
            "column ratio = mass / pt",
            "column ratio = mass / pt  column picture = image(tau21, pixels = [4, 4])",
            IssueCodes.STRUCTURE,
            "tau21",
            "one value per event"),
        change(
            "pt, tau21, nSub", "pt, tau21, pt", IssueCodes.INPUT_TWICE, "pt", "an input already"),
        change(
            "}\nclassifier net on jets {\n  inputs  pt, tau21, nSub",
            "list legs { column pt = tau21 } }\nclassifier net on jets {\n  inputs  pt, legs",
            IssueCodes.INPUT_LENGTH,
            "legs",
            "the list 'legs' has no length"),
        change(
            "dnn(hidden = [64, 64], activation = relu)",
            "cnn2d(hidden = [64, 64], activation = relu)",
            IssueCodes.INPUT_KIND,
            "cnn2d(hidden = [64, 64], activation = relu)",
            "cnn2d reads an image, and none of the inputs is one"));
  }

  private static Arguments change(
      String from, String to, String code, String marked, String message) {
    return arguments(code, from, to, marked, message);
  }

  @Test
  void aSoundStudyHasNothingToSay() {
    assertEquals("", said(issues(SOUND)));
  }

  @Test
  void aRecipeMayNameTargetsThatOnlyItsUserKnows() {
    String recipe = "classifier recipe { target W, qcd  model dnn }";
    List<StudyIssue> issues = issues(SOUND + recipe);
    assertEquals("", said(issues.stream().filter(StudyIssue::isError).toList()));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("cases")
  void oneChangeIsSaidOnceAndWhere(
      String code, String from, String to, String marked, String message) {
    assertTrue(SOUND.contains(from), from);
    int at = SOUND.indexOf(from);
    String text = SOUND.substring(0, at) + to + SOUND.substring(at + from.length());
    List<StudyIssue> issues = issues(text);
    List<StudyIssue> found = issues.stream().filter(issue -> issue.code().equals(code)).toList();
    assertTrue(!found.isEmpty(), () -> "not said; but: " + said(issues));
    StudyIssue issue = found.get(0);
    assertEquals(
        marked, text.substring(issue.offset(), issue.offset() + issue.length()), said(issues));
    assertTrue(issue.message().contains(message), issue.message());
    String before = text.substring(0, issue.offset());
    assertEquals(before.chars().filter(c -> c == '\n').count() + 1, issue.line());
    assertEquals(issue.offset() - before.lastIndexOf('\n'), issue.column());
  }

  /** A code without a case here is a check without a test. */
  @Test
  void everyCodeHasACase() throws Exception {
    Set<String> tested =
        cases().map(one -> (String) one.get()[0]).collect(Collectors.toCollection(TreeSet::new));
    Set<String> all = new TreeSet<>();
    for (Field field : IssueCodes.class.getFields()) {
      all.add((String) field.get(null));
    }
    assertEquals(all, tested);
  }

  private List<StudyIssue> issues(String text) {
    return compiler.check(FOLDER.resolve("sound.assay"), text).issues().stream()
        .filter(issue -> issue.file().endsWith("sound.assay"))
        .toList();
  }

  private static String said(List<StudyIssue> issues) {
    return issues.stream()
        .map(
            issue ->
                issue.line()
                    + ":"
                    + issue.column()
                    + " "
                    + issue.severity()
                    + " "
                    + issue.code()
                    + " "
                    + issue.message())
        .collect(Collectors.joining("\n"));
  }
}
