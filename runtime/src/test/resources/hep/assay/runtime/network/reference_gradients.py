# SPDX-License-Identifier: EPL-2.0
"""Numbers of reference_gradients.txt: loss and gradients of whole networks, by PyTorch's differentiation.

Written with torch 2.15 in double precision. Parameters and inputs are sines, as in reference_layers.py.
Never part of the build: python reference_gradients.py > reference_gradients.txt
"""
import torch
from torch.nn.functional import conv2d, leaky_relu, max_pool2d

torch.set_default_dtype(torch.float64)


def wave(count, step, factor=1.0):
    return factor * torch.sin(step * torch.arange(1, count + 1, dtype=torch.float64))


class Network:
    """Parameters by layer, drawn in the order of the layers."""

    def __init__(self, name):
        self.name, self.layer, self.shown = name, 0, []

    def parameters(self, weights, biases, offset=0.0):
        w = (offset + wave(weights, 0.37 + 0.11 * self.layer, 0.5)).requires_grad_()
        b = wave(biases, 0.9 + 0.1 * self.layer, 0.1).requires_grad_()
        self.shown += [(f"{self.layer}.weights", w), (f"{self.layer}.bias", b)]
        self.layer += 1
        return w, b

    def dense(self, x, outputs):
        w, b = self.parameters(x.shape[1] * outputs, outputs)
        return x @ w.reshape(x.shape[1], outputs) + b

    def norm(self, x):
        """Over all but the last axis, as it is trained."""
        scale, shift = self.parameters(x.shape[-1], x.shape[-1], offset=1.0)
        axes = tuple(range(x.dim() - 1))
        mean, variance = x.mean(axes), x.var(axes, unbiased=False)
        return (x - mean) / torch.sqrt(variance + 1e-5) * scale + shift

    def convolution(self, x, kernel, filters):
        """x: [events][height][width][channels]."""
        channels = x.shape[-1]
        w, b = self.parameters(kernel * kernel * channels * filters, filters)
        w = w.reshape(kernel, kernel, channels, filters).permute(3, 2, 0, 1)
        return conv2d(x.permute(0, 3, 1, 2), w, b, padding="same").permute(0, 2, 3, 1)

    def message(self, kind, x, edges, filters, residual):
        """x: [events][nodes][channels]; edges: [events][nodes][nodes]."""
        channels, nodes = x.shape[-1], x.shape[1]
        rows = {"graphConv": 2 * channels, "gcn": channels, "gatv2": 2 * channels + 1}[kind]
        w, b = self.parameters(rows * filters, filters)
        w = w.reshape(rows, filters)
        eye = torch.eye(nodes)
        if kind == "graphConv":
            z = x @ w[:channels] + (edges @ x) @ w[channels:]
        elif kind == "gcn":
            degree = 1 + edges.sum(2)
            z = ((edges + eye) / torch.sqrt(degree[:, :, None] * degree[:, None, :])) @ x @ w
        else:
            left, right = x @ w[:channels], x @ w[channels:-1]
            pairs = leaky_relu(left[:, :, None] + right[:, None, :], 0.2) @ w[-1]
            there = (edges != 0) | (eye != 0)
            z = torch.softmax(pairs.masked_fill(~there, float("-inf")), dim=2) @ right
        return z + b + (x if residual else 0)

    def show(self, logits):
        events, classes = logits.shape
        truth = torch.arange(events) % classes
        weights = 1 + wave(events, 1.9, 0.5)
        losses = -torch.log_softmax(logits, 1)[torch.arange(events), truth]
        loss = (weights * losses).mean()
        loss.backward()
        print(self.name + ".loss", f"{loss.item():.10g}")
        for name, values in self.shown:
            print(f"{self.name}.{name}", *(f"{v:.10g}" for v in values.grad.tolist()))


def dense():
    net = Network("dense")
    x = torch.relu(net.norm(net.dense(wave(35, 0.7).reshape(7, 5), 6)))
    net.show(net.dense(torch.tanh(net.dense(x, 4)), 3))


def images():
    net = Network("image")
    x = wave(4 * 62, 0.7).reshape(4, 62)
    y = torch.relu(net.norm(net.convolution(x[:, :60].reshape(4, 6, 5, 2), 3, 3)))
    y = max_pool2d(y.permute(0, 3, 1, 2), 2).permute(0, 2, 3, 1)
    y = torch.tanh(net.convolution(y, 2, 2)).flatten(1)
    net.show(net.dense(torch.relu(net.dense(torch.cat([y, x[:, 60:]], 1), 4)), 2))


def graphs():
    net = Network("graph")
    x = wave(3 * 13, 0.7).reshape(3, 13)
    features, scalar = x[:, :12].reshape(3, 4, 3).clone(), x[:, 12:]
    edges = torch.zeros(3, 4, 4)
    there = torch.zeros(3, 4, 1)
    for event in range(3):
        nodes = 2 + event
        there[event, :nodes] = 1
        for i in range(nodes):
            for j in range(i):
                edges[event, i, j] = edges[event, j, i] = (event + i * j) % 3 * 0.7
    y = features * there
    y = torch.relu(net.message("graphConv", y, edges, 4, False))
    y = torch.tanh(net.message("gcn", y, edges, 4, True))
    y = torch.relu(net.message("gatv2", y, edges, 5, False))
    y = (y * there).sum(1) / there.sum(1)
    net.show(net.dense(torch.cat([y, scalar], 1), 3))


dense()
images()
graphs()
