"""Writes the small files of this folder and numbers.json, with the libraries that own the formats
(pip install numpy h5py pandas tables pyarrow; made with 2.4.6, 3.16.0, 3.1.1, 3.11.1, 26.0.1).

Not needed to build or test: the files and numbers are kept. Usage: python write_files.py [folder of third-party data].
A column's numbers: count of values, sum of the finite ones, sum weighted by place, lengths (texts: bytes) weighted by place.
"""
import gzip
import json
import os
import sys
import warnings

import h5py
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

warnings.filterwarnings("ignore")
N = 40
rng = np.random.default_rng(20210508)
numbers = {}


def weighted(values):
    values = np.asarray(values, dtype=np.float64)
    finite = np.isfinite(values)
    places = np.arange(len(values)) % 1009 + 1
    return [len(values), float(np.sum(values[finite])), float(np.sum(values[finite] * places[finite]))]


def describe(values):
    if len(values) and isinstance(values[0], (list, np.ndarray)):
        flat = np.concatenate([np.asarray(v).ravel() for v in values])
        return [*weighted(flat), weighted([np.size(v) for v in values])[2]]
    if len(values) and isinstance(values[0], (str, bytes)):
        texts = ["" if v is None else v.decode() if isinstance(v, bytes) else str(v) for v in values]
        letters = np.frombuffer("".join(texts).encode(), dtype=np.uint8)
        return [*weighted([len(t.encode()) for t in texts]), weighted(letters)[2]]
    return [*weighted(values), 0.0]


def note(name, columns, events):
    numbers[name] = dict(events=events, columns={c: describe(v) for c, v in columns.items()})


def matrix(values, prefix="c"):
    return {prefix + str(i): values[:, i] for i in range(values.shape[1])}


# --- NumPy
values = rng.normal(size=(N, 4))
np.save("matrix.npy", values)
note("matrix.npy", matrix(values), N)
np.save("fortran.npy", np.asfortranarray(values.astype("f4")))
note("fortran.npy", matrix(values.astype("f4")), N)
cube = rng.integers(-100, 100, size=(N, 2, 3)).astype("<i2")
np.save("cube.npy", cube)
np.save("cube-fortran.npy", np.asfortranarray(cube))
for name in ("cube.npy", "cube-fortran.npy"):
    note(name, dict(c0=list(cube)), N)
big = (rng.integers(0, 2**62, size=N)).astype(">i8")
np.save("plain.npy", big)
note("plain.npy", dict(c0=big), N)
rows = np.zeros(N, dtype=[("half", "<f2"), ("count", "u1"), ("wide", "<u4"), ("flag", "?"), ("word", "U6"), ("code", "S4"),
                          ("pair", "<f4", (2,)), ("number", "<u8")])
rows["half"] = rng.normal(size=N)
rows["half"][:4] = [np.nan, np.inf, 6e-8, -65504]
rows["count"] = np.arange(N) * 6
rows["wide"] = 2**32 - 1 - np.arange(N)
rows["flag"] = np.arange(N) % 3 == 0
rows["word"] = ["é%d" % (i % 7) for i in range(N)]
rows["code"] = [b"x%d" % i for i in range(N)]
rows["pair"] = rng.normal(size=(N, 2))
rows["number"] = 2**60 + np.arange(N)
np.save("structured.npy", rows)
note("structured.npy", {n: list(rows[n]) if n == "pair" else rows[n].tolist() if n in ("word", "code") else rows[n]
                        for n in rows.dtype.names}, N)
np.savez_compressed("arrays.npz", pt=values[:, 0], x=values, cube=cube)
note("arrays.npz", dict(pt=values[:, 0], cube=list(cube), **matrix(values, "x_")), N)
note("arrays.npz:x", matrix(values), N)
np.savez("lengths.npz", long=np.arange(5), short=np.arange(3))
note("lengths.npz:short", dict(c0=np.arange(3)), 3)

# --- HDF5
noise = rng.normal(size=N)
with h5py.File("datasets.h5", "w") as file:
    group = file.create_group("events")
    group["contiguous"] = values[:, 0]
    group.create_dataset("zipped", data=values[:, 1].astype("f4"), chunks=(16,), compression="gzip", shuffle=True)
    group.create_dataset("fast", data=np.arange(N, dtype="i4") % 5, chunks=(16,), compression="lzf")
    group.create_dataset("noise", data=noise, chunks=(16,), compression="lzf", shuffle=True)
    group.create_dataset("checked", data=values[:, 3], chunks=(16,), compression="gzip", fletcher32=True)
    group.create_dataset("x", data=values, chunks=(8, 3), compression="gzip")
    group.create_dataset("image", data=cube.astype("i8"), chunks=(7, 2, 2), compression="lzf")
    group["big"] = big
    group["half"] = values[:, 2].astype("f2")
    group["flag"] = np.arange(N) % 2 == 0
    group["small"] = np.arange(N).astype("u1")
    group["word"] = ["w%d" % (i % 3) for i in range(N)]
    group["fixed"] = np.array([b"a%d" % (i % 3) for i in range(N)], dtype="S3")
    other = file.create_group("other/deep")
    other.create_dataset("table", data=rows[["count", "wide", "code"]], chunks=(16,), compression="gzip")
note("datasets.h5:events", dict(contiguous=values[:, 0], zipped=values[:, 1].astype("f4"), fast=np.arange(N) % 5, noise=noise, checked=values[:, 3],
                                image=list(cube), big=big, half=values[:, 2].astype("f2"), flag=np.arange(N) % 2 == 0,
                                small=np.arange(N), word=["w%d" % (i % 3) for i in range(N)],
                                fixed=["a%d" % (i % 3) for i in range(N)], **matrix(values, "x_")), N)
note("datasets.h5:events/x", matrix(values), N)
note("datasets.h5:other/deep/table", {n: rows[n].tolist() if n == "code" else rows[n] for n in ("count", "wide", "code")}, N)
frame = pd.DataFrame(dict(pt=values[:, 0], eta=values[:, 1], mass=values[:, 2].astype("f4"), n=np.arange(N),
                          flag=np.arange(N) % 3 == 0))
texts = frame.assign(word=["t%d" % (i % 4) for i in range(N)])
frame.to_hdf("pandas-fixed.h5", key="events", mode="w", complevel=5, complib="zlib")
texts.to_hdf("pandas-table.h5", key="a/events", mode="w", format="table", index=False)
texts.to_hdf("pandas-columns.h5", key="events", mode="w", format="table", data_columns=True, index=False)
frame.to_hdf("blosc.h5", key="events", mode="w", format="table", complevel=5, complib="blosc", index=False)
for name, table in {"pandas-fixed.h5": frame, "pandas-table.h5": texts, "pandas-columns.h5": texts}.items():
    note(name, {c: table[c].to_numpy() if c != "word" else table[c].tolist() for c in table.columns}, N)

# --- Parquet
table = pa.table(dict(
    float32=pa.array(values[:, 0].astype("f4")), float64=pa.array(values[:, 1]),
    int8=pa.array(np.arange(N, dtype="i1")), uint8=pa.array(np.arange(N, dtype="u1")), int16=pa.array(np.arange(N, dtype="i2") - 9),
    int32=pa.array(np.arange(N, dtype="i4") - 9), uint32=pa.array(rows["wide"]), int64=pa.array(big.astype("<i8")),
    flag=pa.array(np.arange(N) % 2 == 0), word=pa.array(["w%d" % (i % 3) for i in range(N)]),
    holes=pa.array([None if i % 5 == 0 else float(i) for i in range(N)]),
    counts=pa.array([None if i % 4 == 0 else i for i in range(N)], type=pa.int32()),
    jagged=pa.array([[float(j) for j in range(i % 4)] for i in range(N)], type=pa.list_(pa.float32())),
    fixed=pa.array([[i, -i] for i in range(N)], type=pa.list_(pa.int32()))))
plain = {name: table[name].to_pylist() for name in table.column_names}
plain["holes"] = [np.nan if v is None else v for v in plain["holes"]]
plain["counts"] = [np.nan if v is None else v for v in plain["counts"]]
for codec in ("none", "snappy", "gzip", "zstd", "lz4"):
    pq.write_table(table, "types-%s.parquet" % codec, compression=codec, row_group_size=16)
    note("types-%s.parquet" % codec, plain, N)
pq.write_table(table.select(["float32"]), "brotli.parquet", compression="brotli")
pq.write_table(table, "pages.parquet", compression="zstd", data_page_version="2.0", use_dictionary=False, data_page_size=64,
               write_batch_size=8, write_page_checksum=True, write_statistics=False)
note("pages.parquet", plain, N)
other = pa.table(dict(
    split=pa.array(values[:, 0]), split4=pa.array(values[:, 1].astype("f4")), delta=pa.array(big.astype("<i8")),
    delta4=pa.array(rng.integers(-2**31, 2**31, size=N).astype("i4")), half=pa.array(values[:, 2].astype("f2")),
    price=pa.array([round(float(v), 2) for v in values[:, 3]]).cast(pa.decimal128(9, 2)),
    wide=pa.array(rows["number"]), lists=pa.array([None if i % 3 == 0 else [i, None, i + 1][: i % 4] for i in range(N)],
                                                  type=pa.list_(pa.int64())),
    point=pa.array([dict(x=i, y=-i) for i in range(N)]), when=pa.array(np.arange(N).astype("datetime64[s]"))))
pq.write_table(other, "encodings.parquet", use_dictionary=False, store_decimal_as_integer=True, column_encoding=dict(
    split="BYTE_STREAM_SPLIT", split4="BYTE_STREAM_SPLIT", delta="DELTA_BINARY_PACKED", delta4="DELTA_BINARY_PACKED"))
readable = {name: other[name].to_pylist() for name in ("split", "split4", "delta", "delta4", "wide")}
readable["half"] = values[:, 2].astype("f2")
readable["price"] = [float(v) for v in other["price"].to_pylist()]
readable["lists"] = [np.array([np.nan if x is None else x for x in v or []], dtype="f8") for v in other["lists"].to_pylist()]
note("encodings.parquet", readable, N)
pq.write_table(table.slice(0, 0).select(["float32", "word"]), "empty.parquet")
note("empty.parquet", dict(float32=[], word=[]), 0)

with open("numbers.json", "w") as out:
    json.dump(numbers, out, indent=0)

if len(sys.argv) > 1:
    numbers.clear()
    root = sys.argv[1]
    for name in ("innerdata_train.npy", "innerdata_val.npy"):
        values = np.load(os.path.join(root, "lhco_rd", name))
        note("lhco_rd/" + name, matrix(values), len(values))
    with h5py.File(os.path.join(root, "jets/jet_images_tt_vs_qcd.h5")) as file:
        for name in ("QCD", "TT"):
            note("jets/jet_images_tt_vs_qcd.h5:" + name, dict(c0=list(file[name][:])), len(file[name]))
    folder = os.path.join(root, "fair_universe")
    for name in sorted(os.listdir(folder)):
        if name.endswith(".parquet"):
            frame = pd.read_parquet(os.path.join(folder, name))
            note("fair_universe/" + name, {c: frame[c].to_numpy() if frame[c].dtype.kind in "fiub" else frame[c].tolist()
                                           for c in frame.columns if c != "__index_level_0__"}, len(frame))
    for name in ("cms_opendata/Zee_Run2011A.csv", "cms_opendata/Zmumu_Run2011A.csv", "fairness/adult.csv",
                 "higgsml/atlas-higgs-challenge-2014-v2_first22888.csv.gz"):
        frame = pd.read_csv(os.path.join(root, name), skipinitialspace=True, keep_default_na=False)
        note(name, {c: frame[c].to_numpy() if frame[c].dtype.kind in "fiub" else frame[c].tolist() for c in frame.columns},
             len(frame))
    with open("third-party-numbers.json", "w") as out:
        json.dump(numbers, out, indent=0)
