// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import hep.assay.runtime.network.TreeEnsemble;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The part of {@link ModelFormat} that is about trees. */
final class TreeFormat {
  private TreeFormat() {}

  /** Bytes of one node. */
  private static final int NODE = 6 * 4 + 1;

  static void write(DataOutputStream out, TreeEnsemble trees) throws IOException {
    ModelFormat.writeTexts(out, trees.inputs());
    ModelFormat.writeTexts(out, trees.outputs());
    out.writeInt(trees.trees().size());
    for (TreeEnsemble.Tree tree : trees.trees()) {
      int nodes = tree.feature().length;
      out.writeInt(nodes);
      for (int node = 0; node < nodes; node++) {
        out.writeInt(tree.feature()[node]);
        out.writeFloat(tree.threshold()[node]);
        out.writeInt(tree.left()[node]);
        out.writeInt(tree.right()[node]);
        out.writeBoolean(tree.missingLeft()[node]);
        out.writeFloat(tree.value()[node]);
        out.writeFloat(tree.cover()[node]);
      }
    }
  }

  static TreeEnsemble read(DataInputStream in) throws IOException {
    List<String> inputs = ModelFormat.readTexts(in);
    List<String> outputs = ModelFormat.readTexts(in);
    int count = ModelFormat.length(in, 4);
    List<TreeEnsemble.Tree> trees = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      trees.add(tree(in, inputs.size()));
    }
    if (outputs.size() < 2) {
      throw new IOException("trees with fewer than two classes");
    }
    return new TreeEnsemble(inputs, outputs, trees);
  }

  private static TreeEnsemble.Tree tree(DataInputStream in, int inputs) throws IOException {
    int nodes = ModelFormat.length(in, NODE);
    if (nodes < 1) {
      throw new IOException("a tree without a root");
    }
    TreeEnsemble.Tree tree = empty(nodes);
    for (int node = 0; node < nodes; node++) {
      tree.feature()[node] = in.readInt();
      tree.threshold()[node] = in.readFloat();
      tree.left()[node] = in.readInt();
      tree.right()[node] = in.readInt();
      tree.missingLeft()[node] = in.readBoolean();
      tree.value()[node] = in.readFloat();
      tree.cover()[node] = in.readFloat();
      if (tree.feature()[node] >= inputs) {
        throw new IOException("a tree asks for input " + tree.feature()[node] + " of " + inputs);
      }
    }
    return new TreeEnsemble.Tree(
        tree.feature(),
        tree.threshold(),
        tree.left(),
        tree.right(),
        tree.missingLeft(),
        tree.value(),
        tree.cover());
  }

  private static TreeEnsemble.Tree empty(int nodes) {
    int[] feature = new int[nodes];
    java.util.Arrays.fill(feature, -1);
    return new TreeEnsemble.Tree(
        feature,
        new float[nodes],
        new int[nodes],
        new int[nodes],
        new boolean[nodes],
        new float[nodes],
        new float[nodes]);
  }
}
