"""Write a made-up site, the same every time: `python -m bench.corpus N OUT [--flavour NAME]`."""

from argparse import ArgumentParser
from pathlib import Path

from bench.desk import desk
from bench.flavours.briefgen import BRIEFGEN
from bench.flavours.eleventy import ELEVENTY
from bench.flavours.hugo import HUGO
from bench.flavours.pelican import PELICAN

FLAVOURS = {"briefgen": BRIEFGEN, "hugo": HUGO, "pelican": PELICAN, "eleventy": ELEVENTY}


def main() -> None:
    """Write a site of as many briefs as the command line says."""
    parser = ArgumentParser(description="Write a made-up site, the same every time.")
    parser.add_argument("briefs", type=int, metavar="N")
    parser.add_argument("folder", type=Path, metavar="OUT")
    parser.add_argument("--flavour", choices=FLAVOURS, default="briefgen")
    parser.add_argument(
        "--related", type=int, default=0, metavar="N", help="so many under each brief"
    )
    given = parser.parse_args()
    FLAVOURS[given.flavour].write(desk(given.briefs), given.folder, given.related)


if __name__ == "__main__":
    main()
