"""Writes the small ROOT files of this folder with ROOT itself (pip install ROOT; made with 6.40).

Not needed to build or test: the files are kept. Usage: python write_files.py, then references.py.
"""
import array
import math
import os

import ROOT

ROOT.gROOT.SetBatch(True)
ROOT.gInterpreter.Declare("""
struct Hit { float energy; int cell; bool good; double place[2]; unsigned short channel; };
struct Record { float mass; std::vector<float> masses; std::string name; Long64_t number; int size; double* values; //[size]
 Record() : mass(0), number(0), size(0), values(nullptr) {} };
""")
ZLIB, LZMA, OLD, LZ4, ZSTD = 101, 207, 301, 404, 505
N = 40


def number(i):
    return math.sin(i * 0.37) * 100.0


def flat(name, compression, entries=N, flush=16, kind="RECREATE"):
    """All leaf types, arrays, counted arrays, strings, vectors, leaf lists."""
    out = ROOT.TFile(name, kind, "", compression)
    tree = ROOT.TTree("events", "made by a script")
    tree.SetAutoFlush(flush)
    cells = {}
    for leaf, code in dict(B="b", b="B", S="h", s="H", I="i", i="I", L="q", l="Q", F="f", D="d", O="b").items():
        cells[leaf] = array.array(code, [0])
        tree.Branch({"B": "int8", "b": "uint8", "S": "int16", "s": "uint16", "I": "int32", "i": "uint32", "L": "int64",
                     "l": "uint64", "F": "float32", "D": "float64", "O": "flag"}[leaf], cells[leaf],
                    "value/" + leaf)
    n = array.array("i", [0])
    tree.Branch("n", n, "n/I")
    jagged = array.array("f", [0.0] * 16)
    tree.Branch("jagged", jagged, "jagged[n]/F")
    pairs = array.array("d", [0.0] * 32)
    tree.Branch("pairs", pairs, "pairs[n][2]/D")
    fixed = array.array("i", [0] * 6)
    tree.Branch("fixed", fixed, "fixed[3][2]/I")
    listed = array.array("d", [0.0, 0.0])
    tree.Branch("listed", listed, "x/D:y/D")
    text = array.array("b", [0] * 400)
    tree.Branch("text", text, "text/C")
    word = ROOT.std.string()
    tree.Branch("word", word)
    vectors = {}
    for item in ["float", "double", "int", "unsigned short", "Long64_t", "bool", "char"]:
        vectors[item] = ROOT.std.vector(item)()
        tree.Branch("vector_" + item.replace(" ", "_"), vectors[item])
    for i in range(entries):
        cells["B"][0] = i % 256 - 128
        cells["b"][0] = i * 5 % 256
        cells["S"][0] = i * 331 % 65536 - 32768
        cells["s"][0] = i * 997 % 65536
        cells["I"][0] = i * 7654321 % 2**31 - 2**30
        cells["i"][0] = (2**32 - 1 - i * 1234567) % 2**32
        cells["L"][0] = (-1) ** i * (2**40 + i)
        cells["l"][0] = 2**62 + i
        cells["F"][0] = number(i)
        cells["D"][0] = number(i) * 1e10
        cells["O"][0] = i % 3 == 0
        n[0] = i * 7 % 5
        for j in range(n[0]):
            jagged[j] = number(i + j)
            pairs[2 * j] = i
            pairs[2 * j + 1] = -j
        for j in range(6):
            fixed[j] = i * 10 + j
        listed[0], listed[1] = i + 0.5, -i
        characters = ("é%d" % i) * (1 if i % 20 else 90)
        encoded = characters.encode() + b"\0"
        for j, c in enumerate(encoded):
            text[j] = c - 256 if c > 127 else c
        word.assign("w" * (i * 13 % 300))
        for item, vector in vectors.items():
            vector.clear()
            for j in range(i * 3 % 4):
                vector.push_back(bool(j % 2) if item == "bool" else chr(65 + j) if item == "char" else i + j)
        tree.Fill()
    return out, tree, (cells, n, jagged, pairs, fixed, listed, text, word, vectors)


for label, code in dict(zlib=ZLIB, lzma=LZMA, old=OLD, lz4=LZ4, zstd=ZSTD, none=0).items():
    out, tree, keep = flat("types-%s.root" % label, code)
    tree.Write()
    out.Close()

# The last baskets stay inside the tree's record, as after a job that saved itself but did not finish.
out, tree, keep = flat("embedded.root", ZLIB, flush=-1000000)
tree.AutoSave("SaveSelf")
tree.SetDirectory(ROOT.nullptr)
out.Close()

# Two cycles, two folders, a tuple, and objects that are no trees.
out, tree, keep = flat("folders.root", ZSTD, entries=5)
tree.AutoSave()
keep[0]["I"][0] = 99
tree.Fill()
tree.Write()
out.mkdir("analysis/nominal").cd()
tuple_ = ROOT.TNtuple("tuple", "", "pt:eta:phi")
for i in range(7):
    tuple_.Fill(i, i * 0.1, -i)
tuple_.Write()
out.cd()
ROOT.TH1F("histogram", "", 3, 0, 1).Write()
out.Close()

# A collection of objects and an object, both split into branches of their members.
out = ROOT.TFile("split.root", "RECREATE", "", ZLIB)
tree = ROOT.TTree("events", "")
hits = ROOT.std.vector("Hit")()
record = ROOT.Record()
tree.Branch("hits", hits)
tree.Branch("record.", record)
for i in range(20):
    hits.clear()
    for j in range(i % 4):
        hit = ROOT.Hit()
        hit.energy, hit.cell, hit.good, hit.channel = number(i + j), i * j, j % 2 == 0, 60000 + j
        hit.place[0], hit.place[1] = i, j
        hits.push_back(hit)
    record.mass, record.number = number(i), 2**40 * i
    record.name = "n" * i
    record.masses.clear()
    for j in range(i % 3):
        record.masses.push_back(i + j)
    tree.Fill()
tree.Write()
out.Close()

# Places of entries left to the counting branch.
out = ROOT.TFile("generated.root", "RECREATE", "", LZ4)
tree = ROOT.TTree("events", "")
features = ROOT.TIOFeatures()
features.Set("kGenerateOffsetMap")
tree.SetIOFeatures(features)
n = array.array("i", [0])
values = array.array("f", [0.0] * 8)
tree.Branch("n", n, "n/I")
tree.Branch("values", values, "values[n]/F")
for i in range(50):
    n[0] = i % 4
    for j in range(n[0]):
        values[j] = i + j
    tree.Fill()
tree.Write()
out.Close()
# What data frames write, and a TClonesArray.
frame = ROOT.RDataFrame(20).Define("x", "rdfentry_ * 0.5").Define("word", 'std::string("a") + std::to_string(rdfentry_)')
frame = frame.Define("numbers", "ROOT::RVecF r; for (int i = 0; i < int(rdfentry_ % 4); ++i) r.push_back(i + rdfentry_); return r;")
frame = frame.Define("flags", "ROOT::RVec<bool>{true, rdfentry_ % 3 == 0}")
frame = frame.Define("p4", "ROOT::Math::PtEtaPhiMVector(10 + rdfentry_, 1, -1, 0.1)")
frame.Snapshot("events", "frame.root", ["x", "word", "numbers", "flags", "p4"])
out = ROOT.TFile("clones.root", "RECREATE", "", ZLIB)
tree = ROOT.TTree("events", "")
vectors = ROOT.TClonesArray("TVector2", 10)
tree.Branch("vectors", vectors, 32000, 99)
half = array.array("f", [0.0])
tree.Branch("half", half, "half/f")
for i in range(30):
    vectors.Clear()
    for j in range(i % 3):
        vectors.ConstructedAt(j).Set(float(i), float(j))
    tree.Fill()
tree.Write()
out.Close()
for name in sorted(os.listdir(".")):
    if name.endswith(".root"):
        print(name, os.path.getsize(name))
