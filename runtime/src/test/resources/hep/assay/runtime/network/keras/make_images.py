# SPDX-License-Identifier: EPL-2.0
"""Writes the Keras files with convolutions of KerasImageTest beside this script, and images2d.csv
and images3d.csv with what Keras says of them: three events, pixel by pixel, then the scores.

Made with Python 3.11, keras 3.15.1 (TensorFlow 2.21.0 on a CPU), numpy; run once, never by the build.
"""

import os

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(11)


def finished(name, shape, body):
    model = keras.Sequential([keras.Input(shape), *body, layers.Flatten(), layers.Dense(3, activation="softmax")])
    for layer in model.layers:
        new = [rng.normal(scale=0.5, size=w.shape).astype(np.float32) for w in layer.get_weights()]
        if "normalization" in layer.name:
            new[-1] = np.abs(new[-1]) + 0.3
        layer.set_weights(new)
    model.save(name + ".h5")
    events = rng.normal(size=(3, *shape)).astype(np.float32)
    table = np.hstack([events.reshape(3, -1), np.asarray(model(events, training=False))])
    with open(name + ".csv", "w") as out:
        for row in table:
            out.write(",".join(repr(float(x)) for x in row) + "\n")


finished(
    "images2d",
    (5, 4, 2),
    [
        layers.Conv2D(3, 3, padding="same", activation="relu"),
        layers.BatchNormalization(),
        layers.MaxPooling2D(2),
        layers.Conv2D(4, (2, 1), padding="same"),
        layers.BatchNormalization(),
        layers.Activation("tanh"),
        layers.Dropout(0.3),
    ],
)
finished("images3d", (2, 3, 4, 1), [layers.Conv3D(2, 3, padding="same"), layers.MaxPooling3D((1, 1, 2)), layers.ReLU()])
