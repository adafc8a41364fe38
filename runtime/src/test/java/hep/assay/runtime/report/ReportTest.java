// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Gate;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Provenance;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.result.Table;
import hep.assay.runtime.vocabulary.Method;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
  private static final SortedMap<String, String> FILES = Report.files(Sample.results());

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void writesAPageAndFilesForEveryBlock() throws IOException {
    for (String file :
        List.of(
            "report.html",
            "front/plots/roc.svg",
            "front/plots/scores-tagger.svg",
            "front/tables/measured.csv",
            "front/tables/measured.tex",
            "SR/plots/yields.svg",
            "jets/tables/samples.csv")) {
      assertTrue(FILES.containsKey(file), file + " among " + FILES.keySet());
    }
  }

  @Test
  void everyPlotIsWellFormedAndStaysOnItsSheet() throws Exception {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      if (file.getKey().endsWith(".svg")) {
        Document svg = parse(file.getValue());
        assertEquals("svg", svg.getDocumentElement().getLocalName(), file.getKey());
        assertFalse(file.getValue().contains("NaN"), file.getKey());
        assertFalse(file.getValue().contains("Infinity"), file.getKey());
      }
    }
  }

  @Test
  void thePageNeedsNothingFromElsewhere() {
    String html = FILES.get("report.html").replace("http://www.w3.org/2000/svg", "");
    for (String outside :
        List.of("http:", "https:", "<script", "<link", "<img", "@import", "src=")) {
      assertFalse(html.contains(outside), outside);
    }
    assertTrue(html.contains("default-src 'none'"));
  }

  @Test
  void verdictGatesWarningsAndUncertaintiesAreThere() {
    String html = FILES.get("report.html");
    for (String text :
        List.of(
            "1 of 2 gates do not hold",
            "flat.inverseJsd &gt; 300",
            "the limit is above what 4,000 events can show (261)",
            "212 events (0.9 %) miss tau21",
            "bootstrap of 40 test samples and spread of 3 trainings",
            "138 fb\u207b\u00b9 (13 TeV)",
            "9f86d081884c7d659a2feaa0c55ad015",
            "Statistical limit of inverseJsd(mass, efficiency = 50 %)")) {
      assertTrue(html.contains(text), text);
    }
    assertTrue(html.indexOf("Gates") < html.indexOf("Provenance"));
  }

  @Test
  void sameResultsSameBytes() {
    assertEquals(FILES, Report.files(Sample.results()));
    assertEquals(StudyJson.of(Sample.results()), StudyJson.of(Sample.results()));
  }

  @Test
  void aStrangersTextStaysText() throws Exception {
    String evil = "\"><script>alert(1)</script><svg onload='x'>&\u202e\u0000]]>";
    SortedMap<String, String> files = Report.files(hostile(evil));
    for (Map.Entry<String, String> file : files.entrySet()) {
      String name = file.getKey();
      assertFalse(name.contains("..") || name.contains("<") || name.contains("\""), name);
      if (name.endsWith(".html") || name.endsWith(".svg")) {
        assertFalse(file.getValue().contains("<script"), name);
        assertFalse(file.getValue().contains("onload='x'"), name);
        assertFalse(file.getValue().contains("\u202e"), name);
      }
      if (name.endsWith(".svg")) {
        onlyDrawing(parse(file.getValue()).getDocumentElement());
      }
    }
    assertTrue(StudyJson.of(hostile(evil)).contains("\\u0000"));
  }

  private static void onlyDrawing(Node node) {
    if (node.getNodeType() == Node.ELEMENT_NODE) {
      assertTrue(
          List.of("svg", "title", "defs", "pattern", "path", "rect", "circle", "text", "tspan")
              .contains(node.getLocalName()),
          node.getLocalName());
      for (int i = 0; i < node.getAttributes().getLength(); i++) {
        assertFalse(node.getAttributes().item(i).getNodeName().startsWith("on"));
      }
    }
    NodeList children = node.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      onlyDrawing(children.item(i));
    }
  }

  private static StudyResults hostile(String evil) {
    StudyPlan plan =
        StudyPlan.study(evil, evil).seed(1).info(Method.method("experiment").with("x", evil));
    Axis axis = Axis.linear(evil);
    Plot lines =
        new Plot(
            "../../" + evil,
            evil,
            axis,
            axis,
            List.of(Series.Line.of(evil, new double[] {0, 1}, new double[] {1, 2})),
            List.of(new Plot.Mark(evil, 0.5)),
            evil);
    Plot bars =
        Plot.of(
            "b",
            evil,
            Axis.categories(evil, List.of(evil)),
            axis,
            List.of(new Series.Bars(evil, new double[] {1}, new double[] {.1})),
            evil);
    Plot heat =
        Plot.of(
            "h",
            evil,
            Axis.categories(evil, List.of(evil)),
            Axis.categories(evil, List.of(evil)),
            List.of(
                new Series.Heat(
                    evil, new double[] {-.5, .5}, new double[] {-.5, .5}, new double[][] {{1}})),
            evil);
    Table table =
        new Table(evil, evil, List.of(evil), List.of(List.of(Table.Cell.of("=cmd|' /C calc'!A0"))));
    BlockResult block =
        new BlockResult(
            evil,
            "comparison",
            evil,
            List.of(Measured.of(evil, evil, Estimate.of(1, .1), evil).in(evil).under(evil)),
            List.of(lines, bars, heat),
            List.of(table),
            List.of(new Gate(evil, false, evil, evil)),
            List.of(Note.warning(evil)));
    return new StudyResults(
        plan,
        new Provenance(evil, Map.of(evil, evil), evil, Map.of(evil, evil), 1, List.of()),
        List.of(block));
  }

  @Test
  void spreadsheetsAndTexAreSafeToo() {
    Table table =
        new Table(
            "t",
            "t",
            List.of("a", "b"),
            List.of(
                List.of(Table.Cell.of("=1+1"), Table.Cell.of(Estimate.of(0.12345, 0.0067))),
                List.of(Table.Cell.of("\\input{x} 50 % a_b, c"), Table.Cell.of("n/a"))));
    assertEquals(
        "a,b,b uncertainty\n'=1+1,0.12345,0.0067\n\"\\input{x} 50 % a_b, c\",n/a,\n",
        Tables.csv(table));
    String tex = Tables.tex(table);
    assertTrue(tex.contains("\\textbackslash{}input\\{x\\} 50 \\% a\\_b, c & n/a"), tex);
    assertTrue(tex.contains("$0.1235 \\pm 0.0067$") || tex.contains("$0.1234 \\pm 0.0067$"), tex);
  }

  /** Writes the sample where the variable says, to look at it. */
  @Test
  void canBeLookedAt(@TempDir Path temporary) throws IOException {
    String wanted = System.getenv("ASSAY_SAMPLE_REPORT");
    Path folder = wanted == null ? temporary : Path.of(wanted);
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    assertTrue(Files.size(folder.resolve("report.html")) < 2_000_000);
  }
}
