// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.xgboost;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hep.assay.runtime.network.TreeEnsemble.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * XGBoost's trees as plain arrays, from its JSON model (learner / gradient_booster / model /
 * trees).
 */
final class Boosted {
  private Boosted() {}

  static List<Tree> trees(byte[] json) {
    JsonArray all =
        JsonParser.parseString(new String(json, StandardCharsets.UTF_8))
            .getAsJsonObject()
            .getAsJsonObject("learner")
            .getAsJsonObject("gradient_booster")
            .getAsJsonObject("model")
            .getAsJsonArray("trees");
    List<Tree> trees = new ArrayList<>();
    all.forEach(tree -> trees.add(tree(tree.getAsJsonObject())));
    return trees;
  }

  /** At a leaf, XGBoost writes its value where others have their threshold. */
  private static Tree tree(JsonObject tree) {
    int[] left = integers(tree, "left_children");
    int[] feature = integers(tree, "split_indices");
    int[] missing = integers(tree, "default_left");
    float[] condition = numbers(tree, "split_conditions");
    float[] threshold = new float[left.length];
    float[] value = new float[left.length];
    boolean[] missingLeft = new boolean[left.length];
    for (int node = 0; node < left.length; node++) {
      boolean leaf = left[node] < 0;
      feature[node] = leaf ? -1 : feature[node];
      (leaf ? value : threshold)[node] = condition[node];
      missingLeft[node] = missing[node] == 1;
    }
    return new Tree(
        feature,
        threshold,
        left,
        integers(tree, "right_children"),
        missingLeft,
        value,
        numbers(tree, "sum_hessian"));
  }

  private static int[] integers(JsonObject tree, String name) {
    JsonArray array = tree.getAsJsonArray(name);
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).getAsInt();
    }
    return values;
  }

  private static float[] numbers(JsonObject tree, String name) {
    JsonArray array = tree.getAsJsonArray(name);
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).getAsFloat();
    }
    return values;
  }
}
