"""Random sites with canaries in what they withhold: `python -m tests.publish.canaries N [SEED]`.

Nothing must be found on a clean site, and every leak that is planted must be.
"""

import sys
import tempfile
from pathlib import Path
from random import Random

from briefgen.problem import Problem
from briefgen.publish.audit import audit
from tests.harness.site import Site
from tests.publish.auditing import OPTIONS, words
from tests.publish.canary_desk import Secret, canary_desk
from tests.publish.canary_leaks import LEAKS


def try_site(folder: Path, seed: int) -> tuple[list[str], int]:
    """Audit one random site, clean and with each leak; return what went wrong, how many audits."""
    chance = Random(seed)
    site = Site(folder)
    secrets = canary_desk(site, chance)
    site.build().works()
    clean = dict(site.tree())
    wrong: list[str] = []
    alarms = audit(site.folder, OPTIONS, clean)
    if alarms:
        wrong.append(f"{seed}: a false alarm: {words(alarms)}")
    for name, leak in LEAKS.items():
        files = dict(clean)
        secret = chance.choice(secrets)
        leak(files, secret, chance)
        told = audit(site.folder, OPTIONS, files)
        if not _is_stopped(told, secret):
            wrong.append(f"{seed}: not stopped: {name} ({secret.path})")
        if _repeats(told, secrets):
            wrong.append(f"{seed}: a message repeats what is withheld: {name}")
    return wrong, len(LEAKS) + 1


def _is_stopped(told: tuple[Problem, ...], secret: Secret) -> bool:
    places = {each.place.path for each in told if each.code == "BG706" and each.place}
    return secret.path in places


def _repeats(told: tuple[Problem, ...], secrets: tuple[Secret, ...]) -> bool:
    said = words(tuple(each for each in told if each.code == "BG706")).casefold()
    return any(word.casefold() in said for each in secrets for word in each.canaries.values())


def main() -> int:
    """Try as many sites as the command line says; return how much went wrong."""
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    failures: list[str] = []
    audits = 0
    for number in range(seed, seed + count):
        with tempfile.TemporaryDirectory() as folder:
            wrong, made = try_site(Path(folder) / "site", number)
        failures += wrong
        audits += made
        for each in wrong:
            sys.stdout.write(f"{each}\n")
    sys.stdout.write(f"{count} sites, {audits} audits, {len(failures)} wrong\n")
    return min(1, len(failures))


if __name__ == "__main__":
    raise SystemExit(main())
