# SPDX-License-Identifier: EPL-2.0
"""Writes the Keras files of KerasBranchesTest beside this script, and for each a table with what
Keras says of it: three events, the numbers of all inputs, then the scores. The numbers of a list
stand member by member, as a study gives them; all else as Keras has it.

Made with Python 3.11, keras 3.15.1 (TensorFlow 2.21.0 on a CPU), tf_keras 2.21.0, numpy; run once,
never by the build.
"""

import os

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import keras
import numpy as np
import tf_keras
from keras import layers

rng = np.random.default_rng(23)


def scores(name, model, suffixes=("keras",), lists=("list",)):
    for layer in model.layers:
        new = [rng.normal(scale=0.5, size=w.shape).astype(w.dtype) for w in layer.get_weights()]
        if "batch" in layer.name:
            new[-1] = np.abs(new[-1]) + 0.3
        if layer.name == "normalization":
            new = [new[0], np.abs(new[1]) + 0.3, np.array(0)][: len(new)]
        layer.set_weights(new)
    for suffix in suffixes:
        model.save(f"{name}.{suffix}")
    if "normalization" in [layer.name for layer in model.layers]:  # takes its weights when it is read
        model = keras.saving.load_model(f"{name}.keras")
    events = [rng.normal(size=(3, *i.shape[1:])).astype(np.float32) for i in model.inputs]
    out = np.asarray(model(events if len(events) > 1 else events[0], training=False))
    flat = [
        (x.transpose(0, 2, 1) if any(word in i.name for word in lists) else x).reshape(3, -1)
        for x, i in zip(events, model.inputs)
    ]
    with open(name + ".csv", "w") as table:
        for row in np.hstack([*flat, out]):
            table.write(",".join(repr(float(x)) for x in row) + "\n")


def joined():
    picture = keras.Input((5, 4, 1), name="picture")
    expert = keras.Input((3,), name="expert")
    many = keras.Input((7, 3), name="list")
    x = layers.Conv2D(3, 3, strides=2, padding="same", activation="relu")(picture)
    x = layers.BatchNormalization(center=False)(x)
    x = layers.Dense(4, activation="tanh")(layers.Flatten()(x))
    y = layers.Conv1D(4, 3, activation="relu")(many)
    y = layers.GlobalAveragePooling1D()(y)
    e = layers.BatchNormalization(scale=False)(layers.Normalization()(expert))
    z = layers.Concatenate()([y, e, x])
    z = layers.Dense(6, activation="elu")(z)
    return keras.Model([expert, picture, many], layers.Dense(3, activation="softmax", name="scores")(z))


def chain(shape, *body, name="picture"):
    return keras.Sequential([keras.Input(shape, name=name), *body, layers.Dense(3, activation="softmax")])


scores("joined", joined(), ("keras", "h5"))
scores(
    "strided",
    chain(
        (9, 7, 2),
        layers.Rescaling(0.5, offset=-0.1),
        layers.Conv2D(3, (3, 2), strides=(2, 3), padding="same", activation="relu"),
        layers.BatchNormalization(),
        layers.Conv2D(4, 2, activation="tanh"),
        layers.Conv2D(2, 2, dilation_rate=2, padding="same"),
        layers.ReLU(),
        layers.AveragePooling2D((2, 1)),
        layers.GlobalMaxPooling2D(),
    ),
)
scores(
    "series",
    chain(
        (9, 2),
        layers.Conv1D(3, 2, strides=2, activation="tanh"),
        layers.MaxPooling1D(2),
        layers.Conv1D(2, 2, padding="same"),
        layers.Flatten(),
        name="list",
    ),
)
scores(
    "pooled",
    chain((9, 2), layers.BatchNormalization(), layers.MaxPooling1D(2, strides=3), layers.Flatten(), name="list"),
)
scores("flattened", chain((4, 3), layers.Flatten(), layers.Dense(4, activation="relu"), name="list"))
scores("depth", chain((5, 4, 6, 1), layers.Conv3D(2, 2, strides=2), layers.GlobalAveragePooling3D()))

pt, pixels = keras.Input((1,), name="pt"), keras.Input((2, 2), name="picture")
h = layers.Concatenate()([layers.Flatten()(pixels), pt])
scores("named", keras.Model([pixels, pt], layers.Dense(3, activation="softmax")(h)))

k = tf_keras.layers
a, b = tf_keras.Input((2,), name="a"), tf_keras.Input((3,), name="b")
h = k.Concatenate()([k.Dense(4, activation="relu")(b), k.Dense(2)(a)])
scores("second", tf_keras.Model([a, b], k.Dense(3, activation="softmax")(h)), ("keras", "h5"))

start = keras.Input((5, 4, 1))
overlapping = chain((5, 4, 1), layers.MaxPooling2D(2, strides=1), layers.Flatten())
overlapping.save("overlapping.keras")
first = layers.Flatten()(start)
twice = keras.Model(start, layers.Concatenate()([layers.Dense(2)(first), layers.Dense(3)(first)]))
twice.save("twice.keras")
