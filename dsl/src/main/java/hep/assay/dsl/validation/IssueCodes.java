// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

/**
 * The codes of issues, one for each check; quick fixes and tests refer to them.
 *
 * <p>Where an issue has data, the first datum can stand in place of what the issue marks, unless
 * said otherwise.
 */
public final class IssueCodes {

  private IssueCodes() {}

  // ---- names and words that are not known; data: the nearest known one

  public static final String UNKNOWN_NAME = "assay.name.unknown";
  public static final String UNKNOWN_METHOD = "assay.method.unknown";
  public static final String UNKNOWN_SETTING = "assay.setting.unknown";
  public static final String UNKNOWN_ROLE = "assay.role.unknown";
  public static final String UNKNOWN_UNIT = "assay.unit.unknown";

  // ---- names

  public static final String DUPLICATE_NAME = "assay.name.duplicate";
  public static final String RESERVED_NAME = "assay.name.reserved";
  public static final String BLOCK_NAME = "assay.name.block";
  public static final String UNUSED = "assay.name.unused";

  // ---- study, imports, inheritance

  public static final String SEED_MISSING = "assay.study.seedMissing";
  public static final String SEED_ZERO = "assay.study.seedZero";
  public static final String LUMINOSITY_UNIT = "assay.study.luminosityUnit";
  public static final String LUMINOSITY_MISSING = "assay.study.luminosityMissing";
  public static final String IMPORT_MISSING = "assay.import.missing";
  public static final String IMPORT_CYCLE = "assay.import.cycle";
  public static final String FROM_CYCLE = "assay.from.cycle";
  public static final String FROM_KIND = "assay.from.kind";

  // ---- which members and clauses a block has

  public static final String MEMBER_TWICE = "assay.member.twice";
  public static final String MEMBER_MISSING = "assay.member.missing";
  public static final String MEMBER_MISPLACED = "assay.member.misplaced";
  public static final String CLAUSE_MISSING = "assay.clause.missing";
  public static final String EXPLAINER_UNFIT = "assay.explainer.unfit";
  public static final String GATE_UNFIT = "assay.gate.unfit";
  public static final String NOTHING_SHOWN = "assay.show.nothing";
  public static final String NOT_AVAILABLE = "assay.notAvailable";

  // ---- methods and their settings

  public static final String SETTING_TWICE = "assay.setting.twice";
  public static final String SETTING_MISSING = "assay.setting.missing";
  public static final String SETTING_TOO_MANY = "assay.setting.tooMany";
  public static final String SETTING_TYPE = "assay.setting.type";
  public static final String SETTING_RANGE = "assay.setting.range";
  public static final String SETTING_UNIT = "assay.setting.unit";
  public static final String SETTING_IDLE = "assay.setting.idle";

  // ---- expressions

  public static final String C_OPERATOR = "assay.expression.cOperator";
  public static final String CHAINED_COMPARISON = "assay.expression.chained";
  public static final String POWER_OF_UNIT = "assay.expression.powerOfUnit";
  public static final String RANGE_MISPLACED = "assay.expression.rangeMisplaced";
  public static final String RANGE_REVERSED = "assay.expression.rangeReversed";
  public static final String IN_WHAT = "assay.expression.inWhat";
  public static final String TYPE = "assay.expression.type";

  /** A number that runs into letters, {@code 5eV}. */
  public static final String NUMBER_AND_LETTERS = "assay.syntax.numberAndLetters";

  // ---- data

  public static final String FILE_MISSING = "assay.file.missing";
  public static final String FILE_UNREADABLE = "assay.file.unreadable";
  public static final String NO_SOURCE = "assay.data.noSource";
  public static final String NO_SIGNAL = "assay.data.noSignal";
  public static final String NO_SPLIT = "assay.data.noSplit";
  public static final String COLUMN_CYCLE = "assay.column.cycle";
  public static final String STRUCTURE = "assay.column.structure";
  public static final String BOUNDS = "assay.column.bounds";

  // ---- physics

  public static final String INPUT_TWICE = "assay.input.twice";
  public static final String INPUT_LENGTH = "assay.input.length";
  public static final String SIGNAL_SECOND = "assay.classifier.signalSecond";
  public static final String COMBINATION = "assay.classifier.combination";
  public static final String OBSERVER_INPUT = "assay.input.observer";
  public static final String LABEL_INPUT = "assay.input.label";
  public static final String WEIGHT_INPUT = "assay.input.weight";
  public static final String DECORRELATED_INPUT = "assay.input.decorrelated";
  public static final String SCAN_NEEDS_ONE = "assay.scan.needsOne";
  public static final String REGIONS_OVERLAP = "assay.region.overlap";
  public static final String REGION_EMPTY = "assay.region.empty";
  public static final String CUT_ALWAYS = "assay.region.cutAlways";
  public static final String INVERTS_NOTHING = "assay.region.invertsNothing";
  public static final String UNBLIND_ROLE = "assay.region.unblindRole";
  public static final String SAME_UP_AND_DOWN = "assay.nuisance.sameUpAndDown";
  public static final String TWO_POINT = "assay.nuisance.twoPoint";
  public static final String NUISANCE_INTEGER = "assay.nuisance.integer";
  public static final String NUISANCE_UNFIT = "assay.nuisance.unfit";
  public static final String NUISANCE_NOTHING = "assay.nuisance.nothing";
}
