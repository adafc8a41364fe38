// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.result.Provenance;
import hep.assay.runtime.result.StudyResults;
import java.util.stream.Collectors;

/** What the numbers depend on besides the study. */
final class ProvenanceSection implements Section {
  @Override
  public String title() {
    return "Provenance";
  }

  @Override
  public void write(StudyResults results, Html html) {
    Provenance provenance = results.provenance();
    html.open("dl");
    entry("Assay", provenance.assay(), html);
    entry("seed", Long.toString(provenance.seed()), html);
    entry(
        "engines",
        provenance.engines().entrySet().stream()
            .map(engine -> engine.getKey() + " " + engine.getValue())
            .collect(Collectors.joining(", ")),
        html);
    entry("processor family", provenance.cpuFamily(), html);
    html.close("dl");
    if (!provenance.files().isEmpty()) {
      html.open("div", "class", "scroll").open("table");
      html.leaf("caption", "Files that were read").open("thead").open("tr");
      html.leaf("th", "file").leaf("th", "SHA-256").close("tr").close("thead").open("tbody");
      provenance
          .files()
          .forEach(
              (file, digest) ->
                  html.open("tr").leaf("td", file).leaf("td", digest, "class", "hash").close("tr"));
      html.close("tbody").close("table").close("div");
    }
    html.leaf(
        "p",
        "The same study, data, version and engines give the same numbers to the last bit; they are all"
            + " in study.json beside this page.");
  }

  private static void entry(String name, String value, Html html) {
    if (!value.isEmpty()) {
      html.leaf("dt", name).leaf("dd", value);
    }
  }
}
