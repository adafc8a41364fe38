# SPDX-License-Identifier: EPL-2.0
"""Writes schedules.csv beside this script: the loss of each epoch and the learning rate with which
PyTorch's schedules take it, in units of the first one.

Made with Python 3.11, torch 2.15.0 on a CPU; run once, never by the build.
"""

import random

import torch
from torch.optim import lr_scheduler as schedules

EPOCHS = 40
random.seed(3)
LOSSES = [1 / (1 + min(e, 12)) + 0.02 * random.random() + (1e-6 if e > 30 else 0) for e in range(EPOCHS)]
KINDS = {
    "step": lambda o: schedules.StepLR(o, step_size=7, gamma=0.3),
    "milestones": lambda o: schedules.MultiStepLR(o, milestones=[5, 11, 30], gamma=0.5),
    "each": lambda o: schedules.StepLR(o, step_size=1, gamma=0.9),
    "cosine": lambda o: schedules.CosineAnnealingLR(o, T_max=EPOCHS, eta_min=0.05),
    "restarts": lambda o: schedules.CosineAnnealingWarmRestarts(o, T_0=9, eta_min=0.02),
    "plateau": lambda o: schedules.ReduceLROnPlateau(o, factor=0.5, patience=2, min_lr=0.1),
}

rows = [[repr(loss)] for loss in LOSSES]
for kind, make in KINDS.items():
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule = make(optimiser)
    for epoch, loss in enumerate(LOSSES):
        rows[epoch].append(repr(optimiser.param_groups[0]["lr"]))
        optimiser.step()
        schedule.step(loss) if kind == "plateau" else schedule.step()

with open("schedules.csv", "w") as out:
    out.write(",".join(["loss", *KINDS]) + "\n")
    out.writelines(",".join(row) + "\n" for row in rows)
