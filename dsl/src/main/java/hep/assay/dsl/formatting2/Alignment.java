// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.formatting2;

import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.Cell;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Decorrelate;
import hep.assay.dsl.assay.Group;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.assay.Study;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.formatting2.regionaccess.IEObjectRegion;
import org.eclipse.xtext.formatting2.regionaccess.ISemanticRegion;
import org.eclipse.xtext.formatting2.regionaccess.ITextRegionExtensions;

/**
 * Lines up neighbouring lines of like members: the values after their keywords, the names, units
 * and roles of columns and samples, the rows and columns of cells. A blank line, a comment line or
 * a member of another kind ends a run.
 */
final class Alignment {

  private final ITextRegionExtensions regions;
  private final Map<ISemanticRegion, Integer> gaps = new HashMap<>();

  Alignment(ITextRegionExtensions regions) {
    this.regions = regions;
  }

  /** Token to the number of spaces before it, for the tokens that are lined up. */
  Map<ISemanticRegion, Integer> of(AssayFile file, Set<ISemanticRegion> lineStarts) {
    for (Iterator<EObject> all = file.eAllContents(); all.hasNext(); ) {
      EObject block = all.next();
      if (!(block instanceof Study) && block.eContents().size() > 1) {
        runs(block, lineStarts).forEach(this::align);
      }
    }
    return gaps;
  }

  private enum Kind {
    VALUE,
    COLUMN,
    SAMPLE,
    CELL,
    OTHER
  }

  private static Kind kind(EObject member) {
    if (member instanceof Column) {
      return Kind.COLUMN;
    }
    if (member instanceof Sample) {
      return Kind.SAMPLE;
    }
    if (member instanceof Cell) {
      return Kind.CELL;
    }
    boolean other =
        member instanceof ListColumn || member instanceof Group || member instanceof Decorrelate;
    return other ? Kind.OTHER : Kind.VALUE;
  }

  private List<List<EObject>> runs(EObject block, Set<ISemanticRegion> lineStarts) {
    List<List<EObject>> runs = new ArrayList<>();
    EObject previous = null;
    for (EObject member : block.eContents()) {
      ISemanticRegion first = tokens(member).get(0);
      if (!lineStarts.contains(first) || kind(member) == Kind.OTHER) {
        previous = null;
        continue;
      }
      if (previous == null || kind(previous) != kind(member) || isApart(first)) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(member);
      previous = member;
    }
    return runs;
  }

  private static boolean isApart(ISemanticRegion first) {
    return first.getPreviousHiddenRegion().getText().chars().filter(c -> c == '\n').count() > 1;
  }

  private void align(List<EObject> run) {
    switch (kind(run.get(0))) {
      case VALUE -> alignToken(run, 1);
      case COLUMN -> alignColumns(run);
      case SAMPLE -> {
        alignToken(run, 2);
        alignToken(run, 3);
      }
      case CELL -> {
        alignToken(run, 2);
        alignToken(run, 3);
      }
      case OTHER -> throw new IllegalStateException("no such run");
    }
  }

  /**
   * Lines up the n-th tokens: each gap fills what the token before is shorter than the longest of
   * its rank.
   */
  private void alignToken(List<EObject> run, int n) {
    int widest =
        run.stream()
            .map(this::tokens)
            .filter(t -> t.size() >= n)
            .mapToInt(t -> t.get(n - 1).getLength())
            .max()
            .orElse(0);
    for (EObject member : run) {
      List<ISemanticRegion> tokens = tokens(member);
      if (tokens.size() > n) {
        gaps.put(tokens.get(n), widest - tokens.get(n - 1).getLength() + 1);
      }
    }
  }

  /** Name, unit, rest: a column without a unit leaves the place of the unit blank. */
  private void alignColumns(List<EObject> run) {
    int name = run.stream().mapToInt(c -> tokens(c).get(1).getLength()).max().orElse(0);
    int unit = run.stream().mapToInt(c -> unitLength((Column) c)).max().orElse(0);
    for (EObject member : run) {
      List<ISemanticRegion> tokens = tokens(member);
      int length = unitLength((Column) member);
      int afterName = name - tokens.get(1).getLength() + 1;
      int rest = length > 0 ? 5 : 2;
      if (length > 0) {
        gaps.put(tokens.get(2), afterName);
      }
      if (tokens.size() > rest) {
        boolean blank = length == 0 && unit > 0;
        gaps.put(
            tokens.get(rest), length > 0 ? unit - length + 1 : afterName + (blank ? unit + 1 : 0));
      }
    }
  }

  private static int unitLength(Column column) {
    return column.getUnit() == null ? 0 : column.getUnit().length() + 2;
  }

  private List<ISemanticRegion> tokens(EObject member) {
    List<ISemanticRegion> tokens = new ArrayList<>();
    IEObjectRegion region = regions.regionForEObject(member);
    region.getAllSemanticRegions().forEach(tokens::add);
    return tokens;
  }
}
