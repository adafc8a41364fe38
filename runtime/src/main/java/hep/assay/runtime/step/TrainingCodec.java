// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.network.saved.TrainingFormat;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.work.Codec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Keeps a trained model with its training curves. */
final class TrainingCodec implements Codec<Training> {
  @Override
  public void write(Training training, DataOutputStream out) throws IOException {
    out.write(TrainingFormat.write(training));
  }

  @Override
  public Training read(DataInputStream in) throws IOException {
    return TrainingFormat.read(in.readAllBytes());
  }
}
