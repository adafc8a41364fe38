# SPDX-License-Identifier: EPL-2.0
"""The trainings of TrainingBenchmark in PyTorch; prints "name wall cpu" in seconds per million events."""
import sys
import time

import torch

INPUTS, PATIENCE = 20, 5  # seconds for which each measurement is repeated


def events(count):
    generator = torch.Generator().manual_seed(1)
    x = 2 * torch.rand(count, INPUTS, generator=generator) - 1
    return x, (x[:, 0] + x[:, 1] > 0).float()


def network(width):
    layers, before = [], INPUTS
    for _ in range(3):
        layers += [torch.nn.Linear(before, width), torch.nn.ReLU()]
        before = width
    return torch.nn.Sequential(*layers, torch.nn.Linear(before, 1))


def distance_correlation(x, y):
    """dCorr squared as in the definition, O(n^2)."""
    a = (x[:, None] - x[None, :]).abs()
    b = (y[:, None] - y[None, :]).abs()
    a = a - a.mean(0, keepdim=True) - a.mean(1, keepdim=True) + a.mean()
    b = b - b.mean(0, keepdim=True) - b.mean(1, keepdim=True) + b.mean()
    return (a * b).mean() / torch.sqrt((a * a).mean() * (b * b).mean())


def train(width, batch, x, y, epochs, weights=None, mass=None):
    net = network(width)
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


def best(work, patience=PATIENCE):
    if patience:
        work()
    wall, cpu, end = float("inf"), float("inf"), time.perf_counter() + patience
    while wall == float("inf") or time.perf_counter() < end:
        start, used = time.perf_counter(), time.process_time()
        work()
        wall = min(wall, time.perf_counter() - start)
        cpu = min(cpu, time.process_time() - used)
    return wall, cpu


def show(name, seconds, count):
    wall, cpu = (one / count * 1e6 for one in seconds)
    print(f"{name} {wall:.4f} {cpu:.4f}", flush=True)


def main():
    for threads in (1, 2):
        torch.set_num_threads(threads)
        for name, width, count in (("dense64", 64, 65536), ("dense256", 256, 16384)):
            x, y = events(count)
            show(f"{name}/{threads}", best(lambda: train(width, 1024, x, y, 2)), 2 * count)
        x, y = events(16384)
        weights = torch.randint(0, 3, (20, 16384)).float()

        def looped():
            for replica in range(20):
                train(64, 1024, x, y, 2, weights[replica])

        show(f"replicas20 looped/{threads}", best(looped), 20 * 2 * 16384)
        together = best(lambda: train_together(20, 1024, x, y, 2, weights))
        show(f"replicas20 bmm/{threads}", together, 20 * 2 * 16384)
        x, y = events(8192)
        mass = torch.rand(8192)
        show(f"disco8192/{threads}", best(lambda: train(64, 8192, x, y, 1, mass=mass), 0), 8192)


if __name__ == "__main__":
    sys.exit(main())
