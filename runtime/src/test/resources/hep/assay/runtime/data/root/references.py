"""Numbers of the columns of ROOT files, made with uproot (pip install uproot awkward; made with 5.7.7).

Usage: python references.py OUT.json FILE.root... : one line a branch with
type, number of values, sum of the finite ones, sum weighted by place, and for jagged branches the lengths weighted by place.
Flat bools of files with very many of them are added up under one name, "(bools)".
"""
import json
import os
import sys

import awkward as ak
import numpy as np
import uproot

MANY = 500
NUMBERS = (uproot.AsDtype, uproot.AsJagged)


def weighted(values):
    values = np.asarray(values, dtype=np.float64)
    finite = np.isfinite(values)
    places = np.arange(len(values)) % 1009 + 1
    return [len(values), float(np.sum(values[finite])), float(np.sum(values[finite] * places[finite]))]


def describe(array):
    if isinstance(array[0] if len(array) else 0.0, str):
        raw = [len(text.encode()) for text in array]
        letters = np.frombuffer("".join(array.tolist()).encode(), dtype=np.uint8)
        return ["string", *weighted(raw), weighted(letters)[2]]
    jagged = isinstance(array.type.content, ak.types.ListType)
    flat = ak.to_numpy(ak.flatten(array, axis=None))
    lengths = weighted(ak.to_numpy(ak.num(array)))[2] if jagged else 0.0
    return [str(flat.dtype).replace("b1", "bool"), *weighted(flat), lengths]


def columns(tree):
    for top in tree.branches:
        for branch in [top, *top.itervalues(recursive=True)]:
            if branch.branches and not isinstance(branch.interpretation, NUMBERS):
                continue
            if not isinstance(branch.interpretation, NUMBERS + (uproot.AsStrings,)):
                continue
            array = branch.array()
            prefix = top.name.rstrip(".") + "."
            name = branch.name.split("[")[0]
            name = name if branch is top or name.startswith(prefix) else prefix + name
            if ak.fields(array):
                for field in ak.fields(array):
                    yield name + "." + field, array[field]
            else:
                yield name, array


out = {}
for path in sys.argv[2:]:
    with uproot.open(path) as file:
        for name in sorted(set(key.split(";")[0] for key, kind in file.classnames().items() if kind in ("TTree", "TNtuple"))):
            tree = file[name]
            numbers = {}
            bools = [0, 0, 0]
            many = len(tree.keys()) > MANY
            for column, array in columns(tree):
                found = describe(array)
                if many and found[0] == "bool" and array.ndim == 1:
                    bools = [bools[0] + 1, bools[1] + found[1], bools[2] + found[2]]
                else:
                    numbers[column] = found
            if many:
                numbers["(bools)"] = bools
            out[os.path.basename(path) + ":" + name] = dict(entries=tree.num_entries, columns=numbers)

with open(sys.argv[1], "w") as target:
    target.write("{\n")
    target.write(",\n".join(
        json.dumps(tree) + ': {"entries": %d, "columns": {\n' % found["entries"]
        + ",\n".join("  %s: %s" % (json.dumps(c), json.dumps(n)) for c, n in found["columns"].items()) + "}}"
        for tree, found in out.items()))
    target.write("\n}\n")
