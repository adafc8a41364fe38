// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import static hep.assay.dsl.validation.ChecksTest.change;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** One mistake for each check of expressions, data and physics: cases of {@link ChecksTest}. */
final class PhysicsCases {
  private PhysicsCases() {}

  static Stream<Arguments> all() {
    return Stream.of(
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
        change(
            "vary pt by scale(2 %)",
            "vary pt by scale(2)", IssueCodes.NUISANCE_UNFIT, "2", "for 2 % write scale(2 %)"),
        change(
            "require net.auc > 0.5",
            "require flat.auc > 0.5",
            IssueCodes.GATE_UNFIT,
            "flat",
            "not about 'flat'"),
        change(
            "model   dnn(hidden",
            "target qcd, W  model   dnn(hidden",
            IssueCodes.SIGNAL_SECOND,
            "target qcd, W",
            "write target W, qcd"),
        // lists, images and graphs; more in StructureChecksTest
        change(
            "column ratio = mass / pt",
            "column ratio = mass / pt  column picture = image(tau21, pixels = [4, 4])",
            IssueCodes.STRUCTURE,
            "tau21",
            "one value per event"),
        change(
            "show    bars",
            "show    profile(mass)",
            IssueCodes.NOTHING_SHOWN,
            "mass",
            "no input of what is explained"),
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
            IssueCodes.COMBINATION,
            "cnn2d(hidden = [64, 64], activation = relu)",
            "cnn2d needs an image of 2 dimensions among its inputs, and has none"));
  }
}
