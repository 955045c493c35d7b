"""Every problem code has its explanation and a case; no explanation or case is left over."""

import re

from briefgen.cli.explain import explanations
from briefgen.resources import shipped
from tests.problems.case import case_files
from tests.rules.tracked import ROOT, sources

# A tiny site cannot bring these about; the tests named here do.
SHOWN_ELSEWHERE = {
    "BG109": "tests/hostile/test_config.py",
    "BG206": "tests/hostile/test_files.py",
    "BG207": "tests/hostile/test_files.py",
    "BG514": "tests/hostile/test_theme.py",
    "BG702": "tests/publish/test_open_target.py",
    "BG703": "tests/publish/test_publish.py",
    "BG704": "tests/publish/test_going_on.py",
    "BG705": "tests/publish/test_told.py",
    "BG710": "tests/publish/test_publish.py",
    "BG711": "tests/publish/test_told.py",
    "BG712": "tests/publish/test_told.py",
    "BG713": "tests/publish/test_told.py",
    "BG714": "tests/publish/test_told.py",
    "BG715": "tests/publish/test_publish.py",
    "BG716": "tests/publish/test_told.py",
    "BG706": "tests/publish/test_audit.py",
    "BG707": "tests/publish/test_audit_files.py",
    "BG708": "tests/publish/test_audit_links.py",
    "BG709": "tests/publish/test_audit_files.py",
    "BG719": "tests/publish/test_audit.py",
    "BG717": "tests/publish/test_open_target.py",
    "BG718": "tests/publish/test_rollback.py",
    "BG802": "tests/hostile/test_output.py",
    "BG803": "tests/hostile/test_output.py",
    "BG804": "tests/hostile/test_output.py",
    "BG805": "tests/build/test_lock.py",
    "BG806": "tests/build/test_verify.py",
    "BG901": "tests/build/test_verify.py",
    "BG807": "tests/build/test_unknown_files.py",
    "BG808": "tests/build/test_workers.py",
    "BG809": "tests/build/test_left_behind.py",
}


def codes_in_the_source() -> set[str]:
    found: set[str] = set()
    for file in sources("briefgen"):
        found.update(re.findall(r'"(BG\d{3})"', file.read_text(encoding="utf-8")))
    return found


def test_every_code_is_explained_and_every_explanation_has_its_code():
    assert set(explanations(shipped("docs/problems"))) == codes_in_the_source()


def test_every_code_has_a_case_and_every_case_its_code():
    shown = {file.stem[:5] for file in case_files()}
    assert shown | set(SHOWN_ELSEWHERE) == codes_in_the_source()
    assert shown & set(SHOWN_ELSEWHERE) == set()


def test_a_code_without_a_case_is_named_in_the_test_that_shows_it():
    for code, path in SHOWN_ELSEWHERE.items():
        assert code in (ROOT / path).read_text(encoding="utf-8")


def test_an_explanation_has_a_title_and_some_lines():
    for code, text in explanations(shipped("docs/problems")).items():
        title, _, rest = text.partition("\n")
        assert re.fullmatch(rf"{code} · \S.*\S", title), title
        assert len(rest.strip()) >= 40, code
