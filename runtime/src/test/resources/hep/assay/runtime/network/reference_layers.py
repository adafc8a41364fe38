# SPDX-License-Identifier: EPL-2.0
"""Numbers of reference_layers.txt: one training pass in PyTorch, layers as torch defines them.

Written with torch 2.15 in double precision. Weights and inputs are sines, so that no file of them is needed.
Never part of the build: python reference_layers.py > reference_layers.txt
"""
import torch

torch.set_default_dtype(torch.float64)


def wave(count, step):
    return torch.sin(step * torch.arange(1, count + 1, dtype=torch.float64))


def show(name, values):
    print(name, *(f"{v:.10g}" for v in values.flatten().tolist()))


def image():
    """Convolution 3 x 3 of 2 filters, batch norm, relu, pool 2, convolution 2 x 2, mean of squares."""
    x = wave(3 * 1 * 4 * 5, 0.7).reshape(3, 1, 4, 5)
    # ours: [kernel][channels][filters]; torch: [filters][channels][kernel]
    first = (0.5 * wave(9 * 1 * 2, 1.3)).reshape(3, 3, 1, 2).permute(3, 2, 0, 1).requires_grad_()
    second = (0.5 * wave(4 * 2 * 2, 2.1)).reshape(2, 2, 2, 2).permute(3, 2, 0, 1).requires_grad_()
    norm = torch.nn.BatchNorm2d(2)
    y = torch.relu(norm(torch.nn.functional.conv2d(x, first, padding="same")))
    y = torch.nn.functional.max_pool2d(y, 2)
    y = torch.nn.functional.conv2d(y, second, padding="same")
    logits = y.permute(0, 2, 3, 1).flatten(1)
    show("image logits", logits)
    show("image mean", norm.running_mean)
    show("image variance", norm.running_var)
    loss = torch.nn.functional.cross_entropy(logits, torch.tensor([0, 1, 2]))
    loss.backward()
    show("image loss", loss)


def attention():
    """GATv2 of 2 channels into 3 on a path of three nodes; slope 0.2 below 0, self loops."""
    x = wave(6, 0.9).reshape(3, 2)
    left, right = wave(6, 1.1).reshape(2, 3), wave(6, 1.7).reshape(2, 3)
    a, bias = wave(3, 0.3), 0.1 * wave(3, 2.3)
    there = torch.tensor([[1, 1, 0], [1, 1, 1], [0, 1, 1]], dtype=torch.bool)
    pairs = torch.nn.functional.leaky_relu((x @ left)[:, None] + (x @ right)[None, :], 0.2) @ a
    shares = torch.softmax(pairs.masked_fill(~there, float("-inf")), dim=1)
    show("attention", shares @ (x @ right) + bias)


image()
attention()
