// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.fused.FusedTrainer;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.SourcePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.work.Progress;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A study of many events in a process of its own, whose heap {@link MemoryTest} bounds. */
final class LargeStudy {
  static final int INPUTS = 30;

  private LargeStudy() {}

  /** Bytes that the events take as 32-bit numbers, their label included. */
  static long bytes(int events) {
    return 4L * events * (INPUTS + 1);
  }

  /** Writes {@code events.npy}: 30 normal inputs whose means differ with the label, the last. */
  static void write(Path folder, int events) throws IOException {
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': ("
            + events
            + ", "
            + (INPUTS + 1)
            + "), }";
    header = header + " ".repeat(117 - header.length()) + "\n";
    try (OutputStream file = Files.newOutputStream(folder.resolve("events.npy"));
        DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(file))) {
      out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
      out.write(new byte[] {(byte) header.length(), 0});
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      SplittableRandom random = new SplittableRandom(1);
      ByteBuffer row = ByteBuffer.allocate(4 * (INPUTS + 1)).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < events; i++) {
        row.clear();
        for (int j = 0; j < INPUTS; j++) {
          row.putFloat((float) (random.nextDouble() + random.nextDouble() + 0.02 * (i % 2)));
        }
        row.putFloat(i % 2);
        out.write(row.array());
      }
    }
  }

  /** Runs the study in a folder with so many replicas, two at a time, of events above a cut. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    double replicas = Double.parseDouble(arguments[1]);
    StudyPlan plan = plan(replicas, Double.parseDouble(arguments[2]));
    RunOptions options = RunOptions.of(folder, plan.name()).workers(2);
    StudyRunner.run(plan, options, List.of(new FusedTrainer()), new Progress(List.of()));
  }

  private static StudyPlan plan(double replicas, double cut) {
    Expression label = Expression.column("c" + INPUTS);
    Method adam = Method.method("adam").with("epochs", 1).with("batch", 4096);
    return StudyPlan.study("Large", "")
        .seed(3)
        .dataset(
            DatasetPlan.dataset("events")
                .source(SourcePlan.none().files("events.npy"))
                .select(Expression.binary(Expression.column("c0"), ">=", Expression.number(cut)))
                .sample(sample("s", SamplePlan.Role.SIGNAL, label, 1))
                .sample(sample("b", SamplePlan.Role.BACKGROUND, label, 0))
                .split(
                    Method.method("fractions")
                        .with("train", 0.8)
                        .with("validation", 0.1)
                        .with("test", 0.1)))
        .learner(
            LearnerPlan.classifier("net", "events")
                .inputs(IntStream.range(0, INPUTS).mapToObj(j -> "c" + j).toArray(String[]::new))
                .prepare(Method.method("standardize"))
                .model(Method.method("dnn").with("hidden", List.of(32, 32)))
                .train(adam, Method.method("repeat").with("times", replicas)))
        .task(TaskPlan.comparison("how").of("net").measure(Method.method("auc")));
  }

  private static SamplePlan sample(
      String name, SamplePlan.Role role, Expression label, double value) {
    return SamplePlan.sample(name, role)
        .select(Expression.binary(label, "==", Expression.number(value)));
  }
}
