// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.explain.Explanation;
import hep.assay.runtime.explain.PixelMap;
import hep.assay.runtime.explain.Relevance;
import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.work.Codec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps an explanation with the relevances of single events. */
final class ExplanationCodec implements Codec<Explanation> {
  private static final ResultCodec<Attribution> ATTRIBUTION = new ResultCodec<>(Attribution.class);

  @Override
  public void write(Explanation explanation, DataOutputStream out) throws IOException {
    ATTRIBUTION.write(explanation.attribution(), out);
    out.writeInt(explanation.relevance().size());
    for (Relevance relevance : explanation.relevance()) {
      Binary.write(out, relevance.values());
      Binary.write(out, relevance.explained());
      Binary.write(out, relevance.elsewhere());
      Binary.write(out, relevance.sizes());
      Binary.write(out, relevance.largest());
      write(relevance.maps(), out);
    }
    Binary.write(out, explanation.events());
    out.writeUTF(explanation.uncertaintyFrom());
    Binary.writeNotes(out, explanation.notes());
  }

  @Override
  public Explanation read(DataInputStream in) throws IOException {
    Attribution attribution = ATTRIBUTION.read(in);
    int trainings = in.readInt();
    List<Relevance> relevance = new ArrayList<>();
    for (int i = 0; i < trainings; i++) {
      relevance.add(
          new Relevance(
              Binary.readMatrix(in),
              Binary.readDoubles(in),
              Binary.readDoubles(in),
              Binary.readMatrix(in),
              Binary.readDoubles(in),
              readMaps(in)));
    }
    int[] events = Binary.readInts(in);
    return new Explanation(attribution, relevance, events, in.readUTF(), Binary.readNotes(in));
  }

  private static void write(List<PixelMap> maps, DataOutputStream out) throws IOException {
    out.writeInt(maps.size());
    for (PixelMap map : maps) {
      out.writeUTF(map.feature());
      out.writeInt(map.byClass().length);
      for (float[] pixels : map.byClass()) {
        Binary.write(out, pixels);
      }
    }
  }

  private static List<PixelMap> readMaps(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<PixelMap> maps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String feature = in.readUTF();
      List<float[]> classes = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        classes.add(Binary.readFloats(in));
      }
      maps.add(new PixelMap(feature, classes.toArray(float[][]::new)));
    }
    return maps;
  }
}
