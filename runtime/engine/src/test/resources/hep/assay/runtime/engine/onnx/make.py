# SPDX-License-Identifier: EPL-2.0
"""Writes the small ONNX models of OnnxImporterTest beside this script, and scores.csv with what
ONNX Runtime in Python says of them: five events of three inputs a, b, c, then the scores.

Made with Python 3.11, onnx 1.23.2, onnxruntime 1.32.0, numpy; run once, never by the build.
"""

import csv

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

rng = np.random.default_rng(20)
W1 = rng.normal(size=(3, 8)).astype(np.float32)
B1 = rng.normal(size=8).astype(np.float32)
W2 = rng.normal(size=(8, 3)).astype(np.float32)
B2 = rng.normal(size=3).astype(np.float32)
EVENTS = rng.normal(size=(5, 3)).astype(np.float32)


def tensor(name, values):
    return numpy_helper.from_array(values, name)


def value(name, shape, kind=TensorProto.FLOAT):
    return helper.make_tensor_value_info(name, kind, shape)


def body(outputs, last, source="x"):
    nodes = [
        helper.make_node("Gemm", [source, "W1", "B1"], ["h"]),
        helper.make_node("Relu", ["h"], ["r"]),
        helper.make_node("Gemm", ["r", "W2", "B2"], ["z"]),
    ]
    if last:
        nodes.append(helper.make_node(last, ["z"], ["scores"]))
    else:
        nodes[-1].output[0] = "scores"
    weights = [tensor("W1", W1), tensor("B1", B1), tensor("W2", W2[:, :outputs]), tensor("B2", B2[:outputs])]
    return nodes, weights


def save(name, nodes, inputs, outputs, weights, domains=()):
    graph = helper.make_graph(nodes, name, inputs, outputs, weights)
    opsets = [helper.make_opsetid("", 17)] + [helper.make_opsetid(one, 1) for one in domains]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="assay-test")
    onnx.save_model(model, name + ".onnx")
    return model


nodes, weights = body(2, "Softmax")
two = save("two", nodes, [value("x", ["n", 3])], [value("scores", ["n", 2])], weights)

nodes, weights = body(3, None)
save("logits", nodes, [value("x", ["n", 3])], [value("scores", ["n", 3])], weights)

nodes, weights = body(1, "Sigmoid")
joined = helper.make_node("Concat", ["c", "a", "b"], ["x"], axis=1)
each = [value(one, ["n", 1]) for one in "abc"]
save("named", [joined] + nodes, each, [value("scores", ["n", 1])], weights)

nodes, weights = body(2, "Softmax")
save("single", nodes, [value("x", [1, 3])], [value("scores", [1, 2])], weights)

custom = [helper.make_node("Shell", ["x"], ["scores"], domain="evil")]
save("custom", custom, [value("x", ["n", 3])], [value("scores", ["n", 2])], [], ["evil"])

elsewhere = onnx.ModelProto()
elsewhere.CopyFrom(two)
for one in elsewhere.graph.initializer:
    onnx.external_data_helper.set_external_data(one, location="../../secret.bin")
    one.ClearField("raw_data")
with open("elsewhere.onnx", "wb") as out:
    out.write(elsewhere.SerializeToString())


def run(name, **inputs):
    return onnxruntime.InferenceSession(name + ".onnx").run(None, inputs)[0]


columns = {one: EVENTS[:, i : i + 1] for i, one in enumerate("abc")}
results = np.hstack([EVENTS, run("two", x=EVENTS), run("logits", x=EVENTS), run("named", **columns)])
with open("scores.csv", "w", newline="") as out:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow("a b c two0 two1 logits0 logits1 logits2 named".split())
    rows.writerows([[repr(float(x)) for x in row] for row in results])
