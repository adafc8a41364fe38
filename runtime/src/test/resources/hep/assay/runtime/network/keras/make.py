# SPDX-License-Identifier: EPL-2.0
"""Writes the small Keras files of KerasImporterTest beside this script, and scores.csv with what
Keras says of them: five events of four inputs, then the scores of each model.

Made with Python 3.11, keras 3.15.1 (TensorFlow 2.21.0 on a CPU), tf_keras 2.21.0, h5py, numpy; run
once, never by the build.
"""

import csv
import os

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import h5py
import keras
import numpy as np
import tf_keras

rng = np.random.default_rng(7)
EVENTS = rng.normal(size=(5, 4)).astype(np.float32)


def randomised(model):
    """Weights that are not those of a start; variances stay positive."""
    for layer in model.layers:
        new = [rng.normal(scale=0.5, size=w.shape).astype(np.float32) for w in layer.get_weights()]
        if "normalization" in layer.name:
            new[-1] = np.abs(new[-1]) + 0.3
        layer.set_weights(new)
    return model


def normalised(k):
    layers = k.layers
    return k.Sequential(
        [
            layers.InputLayer(**({"shape": (4,)} if k is keras else {"input_shape": (4,)})),
            layers.Dense(6, use_bias=False),
            layers.BatchNormalization(),
            layers.Activation("relu"),
            layers.Dropout(0.2),
            layers.Dense(5, activation="tanh"),
            layers.BatchNormalization(center=False),
            layers.Dense(3, activation="softmax"),
        ]
    )


def functional(k):
    layers = k.layers
    start = k.Input((2, 2), name="picture")
    h = layers.Flatten()(start)
    h = layers.Dense(4, activation="softplus")(h)
    h = layers.Dense(3, activation="elu")(h)
    return k.Model(start, layers.Dense(1, activation="sigmoid")(h))


logits = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="silu"), keras.layers.Dense(2)])
models = {
    "normalised3": randomised(normalised(keras)),
    "normalised2": randomised(normalised(tf_keras)),
    "functional3": randomised(functional(keras)),
    "functional2": randomised(functional(tf_keras)),
    "logits": randomised(logits),
}
names, columns = ["x0", "x1", "x2", "x3"], [EVENTS]
for name, model in models.items():
    model.save(name + ".h5")
    events = EVENTS.reshape(5, 2, 2) if "functional" in name else EVENTS
    scores = np.asarray(model(events, training=False))
    names += [f"{name}.{i}" for i in range(scores.shape[1])]
    columns.append(scores)
with open("scores.csv", "w", newline="") as out:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(names)
    rows.writerows([[repr(float(x)) for x in row] for row in np.hstack(columns)])

wide = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2, activation="softmax")])
recurrent = keras.Sequential([keras.Input((4, 1)), keras.layers.LSTM(2), keras.layers.Dense(2, activation="softmax")])
recurrent.save("recurrent.h5")
start = keras.Input((4,))
first, second = keras.layers.Dense(2)(start), keras.layers.Dense(2)(start)
keras.Model(start, keras.layers.Add()([first, second])).save("branched.h5")
wide.save_weights("only.weights.h5")
wide.save("archive.keras")
wide.save("linked.h5")
with h5py.File("linked.h5", "r+") as linked:
    layer = linked["model_weights"][wide.layers[0].name]
    path = layer.attrs["weight_names"][0]
    del layer[path]
    layer[path] = h5py.ExternalLink("elsewhere.h5", "/kernel")
