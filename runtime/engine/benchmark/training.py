# SPDX-License-Identifier: EPL-2.0
"""Training speed of Assay beside PyTorch and XGBoost's Python package, in turns, on one machine in one run.

Usage: python training.py CLASSPATH [rounds, 3] [names...]; prints a table of the best wall times and their ratios.
Needs: torch numpy xgboost.
"""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
CLASSPATH = sys.argv[1]
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
# name: threads of Assay, peers, threads of the peers
TRAININGS = {
    "dense64": ((1, 2), ("dense64",), (1, 2)),
    "dense256": ((1, 2), ("dense256",), (1, 2)),
    "replicas20": ((2,), ("replicas20_looped", "replicas20_bmm"), (1, 2)),
    "disco8192": ((1, 2), ("disco8192",), (1, 2)),
    "cnn2d": ((1, 2), ("cnn2d",), (1, 2)),
    "bdt": ((1,), ("bdt",), (1,)),
}


def seconds(command):
    """Wall time; the fewest of what was printed by several runs is taken later."""
    return float(subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True).stdout.split()[0])


def assay(name, threads):
    return seconds([
        "java", "-XX:+UseParallelGC", "--add-modules", "jdk.incubator.vector", "-cp", CLASSPATH,
        "hep.assay.runtime.engine.benchmark.TrainingBenchmark", name, str(threads)])


def peer(name, threads):
    return seconds([sys.executable, os.path.join(HERE, "peers.py"), name, str(threads)])


def main():
    chosen = sys.argv[3:] or TRAININGS
    times = {}
    for turn in range(ROUNDS):
        for name in chosen:
            ours, peers, threads = TRAININGS[name]
            for t in ours:
                times.setdefault((name, "Assay", t), []).append(assay(name, t))
            for other in peers:
                for t in threads:
                    if name != "disco8192" or turn == 0:  # minutes each, and far away
                        times.setdefault((name, other, t), []).append(peer(other, t))
    print("| training | Assay: threads, s per million events | other: threads, s per million events | other / Assay |")
    print("|---|---|---|---|")
    for name in chosen:
        fewest = {key[1:]: min(each) for key, each in times.items() if key[0] == name}
        ours = {key[1]: s for key, s in fewest.items() if key[0] == "Assay"}
        others = {key: s for key, s in fewest.items() if key[0] != "Assay"}
        print("| %s | %s | %s | %.2f |" % (
            name,
            ", ".join("%d: %.3f" % one for one in ours.items()),
            ", ".join("%s %d: %.3f" % (*key, s) for key, s in others.items()),
            min(others.values()) / min(ours.values())))


if __name__ == "__main__":
    main()
