"""Measure how often harmred errs where the answer is known, and write docs/calibration.md."""

import argparse
import time

import covering
import nulls
import page
import planted
import recovered
import stored


def links(options, each):
    return planted.rows(options.studies, options.seed, each)


def null_worlds(options, each):
    return nulls.rows(options.studies, options.seed, each)


def coverage(options, each):
    return covering.rows(options.studies, options.seed, each)


def worlds(options, each):
    """Yield what was planted, then a row per world and seed."""
    yield from recovered.planted()
    keys = [(world, seed) for world in recovered.WORLDS for seed in range(1, options.seeds + 1)]
    yield from stored.resumed("worlds", recovered.study, keys, each)


PARTS = {"nulls": null_worlds, "coverage": coverage, "links": links, "worlds": worlds}


def main():
    parser = argparse.ArgumentParser(prog="python tests/calibration", description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="run one part, keep the others as they are")
    parser.add_argument("--studies", type=int, default=1000, help="simulated studies a cell")
    parser.add_argument("--seeds", type=int, default=200, help="invented studies a world")
    parser.add_argument("--seed", type=int, default=1, help="where the simulations begin")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    options = parser.parse_args()
    for part in [options.only] if options.only else PARTS:
        began = time.monotonic()
        print(part)
        stored.write(part, PARTS[part](options, stored.workers(options.jobs)))
        print(f"  {time.monotonic() - began:.0f} s")
    page.write()


if __name__ == "__main__":
    main()
