"""Writes the frames that ZstandardTest unpacks, with the reference library as pyarrow 26.0.1 has it.

Usage: python write_frames.py FOLDER
"""
import sys

import numpy as np
import pyarrow as pa

rng = np.random.default_rng(3)
contents = {
    "floats": (1, rng.normal(100, 30, 2000).astype("f4").tobytes()),
    "long": (1, rng.poisson(0.3, 150_000).astype("u1").tobytes()),
    "integers": (3, rng.poisson(12, 3000).astype("i4").tobytes()),
    "text": (19, b"".join(b"%d,%.2f\n" % (i % 77, x) for i, x in enumerate(rng.normal(0, 1, 900)))),
    "sparse": (22, np.where(rng.random(40_000) < 0.003, rng.integers(0, 99, 40_000), 0).astype("i4").tobytes()),
    "cycle": (9, rng.bytes(700) * 400),
    "few": (5, b"abcabcabcabcabcabcabcabcabcabdddddddddddddddd" * 3),
    "fast": (-5, np.sort(rng.integers(0, 1 << 30, 1000)).astype("i8").tobytes()),
    "empty": (1, b""),
}
for name, (level, content) in contents.items():
    with open("%s/%s.zst" % (sys.argv[1], name), "wb") as file:
        file.write(pa.Codec("zstd", compression_level=level).compress(content, asbytes=True))
