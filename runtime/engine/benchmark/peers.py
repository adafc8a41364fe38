# SPDX-License-Identifier: EPL-2.0
"""The trainings of TrainingBenchmark in PyTorch and in XGBoost's Python package.

Usage: python peers.py NAME THREADS; prints "wall cpu" in seconds per million events, the best within some seconds.
"""
import sys
import time

INPUTS, PATIENCE = 20, 4  # seconds for which each measurement is repeated, after as many to warm up


def network(width):
    layers, before = [], INPUTS
    for _ in range(3):
        layers += [torch.nn.Linear(before, width), torch.nn.ReLU()]
        before = width
    return torch.nn.Sequential(*layers, torch.nn.Linear(before, 1))


def events(count):
    generator = torch.Generator().manual_seed(1)
    x = 2 * torch.rand(count, INPUTS, generator=generator) - 1
    return x, (x[:, 0] + x[:, 1] > 0).float()


def distance_correlation(x, y):
    """dCorr squared as in the definition, O(n^2)."""
    a = (x[:, None] - x[None, :]).abs()
    b = (y[:, None] - y[None, :]).abs()
    a = a - a.mean(0, keepdim=True) - a.mean(1, keepdim=True) + a.mean()
    b = b - b.mean(0, keepdim=True) - b.mean(1, keepdim=True) + b.mean()
    return (a * b).mean() / torch.sqrt((a * a).mean() * (b * b).mean())


def train(width, *arguments, **others):
    fit(network(width), *arguments, **others)


def fit(net, batch, x, y, epochs, weights=None, mass=None):
    optimiser = torch.optim.Adam(net.parameters(), lr=1e-3)
    loss_of = torch.nn.BCEWithLogitsLoss(reduction="none")
    count = len(x)
    for _ in range(epochs):
        order = torch.randperm(count)
        for start in range(0, count, batch):
            chosen = order[start:start + batch]
            logits = net(x[chosen]).squeeze(1)
            loss = loss_of(logits, y[chosen])
            if weights is not None:
                loss = loss * weights[chosen]
            loss = loss.mean()
            if mass is not None:
                loss = loss + 100 * distance_correlation(mass[chosen], torch.sigmoid(logits))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()


def train_together(replicas, batch, x, y, epochs, weights):
    """All replicas in one batched product (bmm)."""
    sizes = [INPUTS, 64, 64, 64, 1]
    parameters = []
    for i, o in zip(sizes, sizes[1:]):
        parameters += [torch.randn(replicas, i, o) * (2 / i) ** 0.5, torch.zeros(replicas, 1, o)]
    for one in parameters:
        one.requires_grad_()
    optimiser = torch.optim.Adam(parameters, lr=1e-3)
    loss_of = torch.nn.BCEWithLogitsLoss(reduction="none")
    for _ in range(epochs):
        order = torch.randperm(len(x))
        for start in range(0, len(x), batch):
            chosen = order[start:start + batch]
            h = x[chosen].expand(replicas, -1, -1)
            for l in range(4):
                h = torch.baddbmm(parameters[2 * l + 1], h, parameters[2 * l])
                h = torch.relu(h) if l < 3 else h
            target = y[chosen].expand(replicas, -1)
            loss = (loss_of(h.squeeze(2), target) * weights[:, chosen]).mean(1).sum()
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()


def dense64():
    x, y = events(65536)
    return (lambda: train(64, 1024, x, y, 2)), 2 * 65536


def dense256():
    x, y = events(16384)
    return (lambda: train(256, 1024, x, y, 2)), 2 * 16384


def replicas20_looped():
    x, y = events(16384)
    weights = torch.poisson(torch.ones(20, 16384))

    def looped():
        for replica in range(20):
            train(64, 1024, x, y, 2, weights[replica])

    return looped, 20 * 2 * 16384


def replicas20_bmm():
    x, y = events(16384)
    weights = torch.poisson(torch.ones(20, 16384))
    return (lambda: train_together(20, 1024, x, y, 2, weights)), 20 * 2 * 16384


def disco8192():
    x, y = events(8192)
    mass = torch.rand(8192)
    return (lambda: train(64, 8192, x, y, 1, mass=mass)), 8192


def cnn2d():
    """The network of arXiv:2011.13466."""
    x, y = torch.rand(2048, 1, 16, 16), (torch.rand(2048) > 0.5).float()

    def images():
        layers, before = [], 1
        for kernel in (5, 3, 2):
            layers += [torch.nn.Conv2d(before, 32, kernel, padding="same"), torch.nn.ReLU()]
            before = 32
        layers += [torch.nn.Dropout(0.2), torch.nn.MaxPool2d(2), torch.nn.Flatten()]
        net = torch.nn.Sequential(*layers, torch.nn.Linear(2048, 64), torch.nn.ReLU(), torch.nn.Linear(64, 1))
        fit(net, 128, x, y, 1)

    return images, 2048


def bdt():
    rng = np.random.default_rng(1)
    x = 2 * rng.random((200_000, 28), dtype="f4") - 1
    y = (x[:, 0] + x[:, 1] > 0).astype("f4")
    weights = np.ones(len(x), "f4")
    settings = dict(
        tree_method="hist", nthread=THREADS, verbosity=0, base_score=0.5, max_depth=5, eta=0.1, max_bin=256,
        objective="binary:logistic", eval_metric="logloss")

    def boost():
        data = xgboost.DMatrix(x, y, weight=weights, nthread=THREADS)
        xgboost.train(settings, data, 100, evals=[(data, "training")], verbose_eval=False)

    return boost, 200_000


def best(work):
    wall, cpu, end = float("inf"), float("inf"), time.perf_counter() + PATIENCE
    while wall == float("inf") or time.perf_counter() < end:
        start, used = time.perf_counter(), time.process_time()
        work()
        wall = min(wall, time.perf_counter() - start)
        cpu = min(cpu, time.process_time() - used)
    return wall, cpu


if __name__ == "__main__":
    NAME, THREADS = sys.argv[1], int(sys.argv[2])
    if NAME == "bdt":
        import numpy as np
        import xgboost
    else:
        import torch
        torch.set_num_threads(THREADS)
    work, count = globals()[NAME]()
    if NAME != "disco8192":
        best(work)
    print("%.4f %.4f" % tuple(one / count * 1e6 for one in best(work)))
