// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import java.util.List;

/**
 * Branches side by side as one vector, each flat: place by place, channel by channel. What follows
 * them in the vector was put there when the events were loaded.
 */
record JoinStage(List<Signal> branches, Signal output) implements Stage {

  @Override
  public void forward(Passage pass) {
    int at = 0;
    for (Signal branch : branches) {
      at = copy(pass.rows(), branch, at, true);
    }
  }

  @Override
  public void backward(Passage pass) {
    int at = 0;
    for (Signal branch : branches) {
      at = copy(pass.rows(), branch, at, false);
    }
  }

  /** Returns where the next branch starts. */
  private int copy(int events, Signal branch, int first, boolean forward) {
    Plane plane = branch.plane;
    int[] table = branch.table();
    int channels = plane.channels();
    int places = plane.places();
    for (int i = 0; i < events * places; i++) {
      int at = i / places * output.plane.step() + first + i % places * channels;
      if (forward) {
        System.arraycopy(branch.values, table[i], output.values, at, channels);
      } else {
        System.arraycopy(output.slopes, at, branch.slopes, table[i], channels);
      }
    }
    return first + places * channels;
  }
}
