// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import static hep.assay.dsl.validation.ChecksTest.change;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** One mistake for each check of names, members and settings: cases of {@link ChecksTest}. */
final class LanguageCases {
  private LanguageCases() {}

  static Stream<Arguments> all() {
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
        change(
            "repeat(2)",
            "schedule(every = 3)",
            IssueCodes.SETTING_IDLE,
            "every = 3",
            "means something with shape = step only, and here shape is cosine"),
        change(
            "repeat(2)",
            "schedule(milestones)",
            IssueCodes.SETTING_MISSING,
            "schedule",
            "with shape = milestones needs its setting 'at'"),
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
            "crossSection(3 pb)",
            "crossSection(3 GeV)",
            IssueCodes.SETTING_UNIT,
            "3 GeV",
            "in pb"));
  }
}
