// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.hover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.dsl.ide.EditedFolder;
import hep.assay.runtime.vocabulary.Setting;
import java.nio.file.Path;
import org.eclipse.lsp4j.HoverParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyHelpTest {
  private static final String STUDY =
      """
      dataset jets {
        files "jets.csv"
        sample W signal
        column pt [GeV] // transverse
      }
      classifier wide on jets { inputs pt model dnn(hidden = [64]) }
      region loose on jets { select pt > 1 GeV }
      """;

  @TempDir Path folder;

  private String at(String marked) {
    EditedFolder editor = new EditedFolder(folder);
    var study = editor.open("a.assay", EditedFolder.unmarked(marked));
    var hover =
        EditedFolder.answer(
            editor.server().hover(new HoverParams(study, EditedFolder.mark(marked))));
    return hover.getContents().getRight().getValue();
  }

  @Test
  void aColumnTellsItsDeclaration() {
    assertEquals(
        """
        **pt** column

        ```assay
        column pt [GeV]
        ```""",
        at(STUDY + "region r on jets { select |pt > 2 GeV }"));
  }

  @Test
  void anImageTellsItsShape() {
    String help =
        at(
            """
            dataset toy {
              generate xaugToy(events = 10, particles = true)
              sample S signal
              list jet length(10) { column pt = pt1  column x = dtheta1  column y = phi1 }
              column picture = image(jet, axes = [x, y], value = pt, pixels = [8, 4], range = -1 .. 1)
            }
            region r on toy { select sum(|picture) > 2 }
            """);
    assertTrue(help.endsWith("an image of 8 x 4"), help);
  }

  @Test
  void aBlockTellsHowItEndsUpWithWhatItTakesOver() {
    assertEquals(
        """
        **deep** classifier

        ```assay
        classifier deep from wide {
          inputs pt
          model dnn(hidden = [32, 32])
        }
        ```""",
        at(
            STUDY
                + """
                classifier deep from wide { model dnn(hidden = [32, 32]) }
                region tagged on jets { select |deep > 0.5 }
                """));
  }

  @Test
  void cutsAddUp() {
    String help =
        at(
            STUDY
                + """
                region tight from loose { select pt < 9 GeV }
                region tighter from |tight { }
                """);
    assertTrue(help.contains("select pt > 1 GeV\n  select pt < 9 GeV"), help);
  }

  @Test
  void aWordTellsItsSummary() {
    String help = at(STUDY + "fit f in loose { by |bumpHunt }");
    assertTrue(help.startsWith("**bumpHunt** fit method"), help);
  }

  @Test
  void aSettingIsDescribedInALine() {
    assertEquals(
        "passes over the events (whole number, 1 to 100, default `50`)",
        SettingHelp.text(
            Setting.integer("epochs", "passes over the events").orElse(50).within(1, 100)));
    assertEquals(
        "what to do (one of `keep`, `drop`, must be given)",
        SettingHelp.text(Setting.word("policy", "what to do", "keep", "drop")));
  }
}
