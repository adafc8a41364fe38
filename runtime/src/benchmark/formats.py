"""Reading speed of Assay against uproot, pandas and pyarrow, on one machine in one run.

Usage: python formats.py CLASSPATH [folder for the data, 0.7 GB] ; writes a table to stdout.
Needs: numpy pandas pyarrow uproot awkward.
Rounds of both sides alternate, so that noise of the machine meets both. Every side reads all columns into memory.
"""
import os
import subprocess
import sys
import tempfile
import time

import awkward as ak
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import uproot

ROUNDS, REPEATS = 9, 3
classpath = sys.argv[1]
folder = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()
os.makedirs(folder, exist_ok=True)
rng = np.random.default_rng(1)


def path(name):
    return os.path.join(folder, name)


def write():
    columns = {"x%d" % i: rng.normal(100, 30, 250_000).round(3) for i in range(30)}
    pd.DataFrame(columns).to_csv(path("flat.csv"), index=False)
    table = pa.table({"x%d" % i: rng.normal(100, 30, 1_000_000).astype("f4") for i in range(30)})
    pq.write_table(table, path("flat.parquet"))
    pq.write_table(table, path("flat-zstd.parquet"), compression="zstd")
    flat = {"x%d" % i: rng.normal(100, 30, 1_000_000).astype("f4") for i in range(20)}
    counts = rng.poisson(12, 300_000)
    jagged = {k: ak.unflatten(rng.exponential(20, counts.sum()).astype("f4"), counts) for k in ("pt", "eta", "phi", "mass")}
    for name, codec in dict(zlib=uproot.ZLIB(1), zstd=uproot.ZSTD(5), lz4=uproot.LZ4(4)).items():
        with uproot.recreate(path("flat-%s.root" % name), compression=codec) as file:
            file.mktree("events", {k: "f4" for k in flat})
            for start in range(0, 1_000_000, 100_000):
                file["events"].extend({k: v[start:start + 100_000] for k, v in flat.items()})
    with uproot.recreate(path("jagged.root"), compression=uproot.ZLIB(1)) as file:
        file.mktree("events", {"Jet": "var * {%s}" % ", ".join(k + ": float32" for k in jagged)})
        for start in range(0, 300_000, 30_000):
            file["events"].extend({"Jet": ak.zip({k: v[start:start + 30_000] for k, v in jagged.items()})})


def read_root(name, library):
    with uproot.open(path(name)) as file:
        return file["events"].arrays(library=library)


readers = {
    "flat.csv": ("pandas (C)", lambda: pd.read_csv(path("flat.csv"))),
    "flat.parquet": ("pyarrow", lambda: pq.read_table(path("flat.parquet"))),
    "flat-zstd.parquet": ("pyarrow", lambda: pq.read_table(path("flat-zstd.parquet"))),
    "flat-zlib.root": ("uproot (np)", lambda: read_root("flat-zlib.root", "np")),
    "flat-zstd.root": ("uproot (np)", lambda: read_root("flat-zstd.root", "np")),
    "flat-lz4.root": ("uproot (np)", lambda: read_root("flat-lz4.root", "np")),
    "jagged.root": ("uproot (ak)", lambda: read_root("jagged.root", "ak")),
}

if not all(os.path.exists(path(name)) for name in readers):
    write()
ours = {name: [] for name in readers}
theirs = {name: [] for name in readers}
for repeat in range(REPEATS):
    for name, (_, read) in readers.items():
        command = ["java", "-XX:+UseParallelGC", "-Xmx4g", "-cp", classpath, "hep.assay.runtime.data.format.FormatBenchmark", str(ROUNDS), path(name)]
        line = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        ours[name].append([float(x) for x in line[1:]])
        times, processor = [], []
        for _ in range(ROUNDS):
            start, used = time.perf_counter(), time.process_time()
            read()
            times.append(time.perf_counter() - start)
            processor.append(time.process_time() - used)
        theirs[name].append([times[0], np.median(times), np.median(processor)])

print("| file | MB | Assay first, median, processor | other | first, median, processor | other / Assay: median, processor |")
print("|---|---|---|---|---|---|")
for name, (other, _) in readers.items():
    a = np.median(np.array(ours[name]), axis=0)
    b = np.median(np.array(theirs[name]), axis=0)
    size = os.path.getsize(path(name)) / 1e6
    print("| %s | %.0f | %.2f %.2f %.2f s | %s | %.2f %.2f %.2f s | %.1f, %.1f |"
          % (name, size, a[0], a[1], a[2], other, b[0], b[1], b[2], b[1] / a[1], b[2] / a[2]))
