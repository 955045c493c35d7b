"""The sample site builds without a word, its HTML is valid, and its links all lead somewhere."""

import json
import subprocess

from tests.harness.built import Built
from tests.harness.crawl import broken_links, reachable
from tests.rules.tracked import ROOT

VNU = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"


def test_the_sample_site_builds_without_a_warning(sample: Built):
    sample.fine()
    assert sum(path.startswith("briefs/2") for path in sample.files) >= 6


def test_every_page_is_valid_html(sample: Built):
    checked = subprocess.run(
        ["java", "-jar", str(VNU), "--format", "json", "--skip-non-html", str(sample.out)],
        capture_output=True,
        check=False,
    )
    messages = json.loads(checked.stderr)["messages"]
    found = [
        f"{each['url'].partition('/served0/')[2]}:{each.get('lastLine')}: {each['message']}"
        for each in messages
        if each["type"] != "info" or each.get("subType") == "warning"
    ]
    assert found == []
    assert checked.returncode == 0


def test_every_link_of_the_sample_leads_somewhere(sample: Built, address: str):
    for prefix in ("/", "/a/b/c/"):
        assert broken_links(sample.out, prefix, address) == []


def test_every_page_of_the_sample_can_be_reached_from_home(sample: Built):
    pages = {path for path in sample.files if path.endswith(".html")} - {"404.html"}
    redirects = {path for path in pages if 'http-equiv="refresh"' in sample.text(path)}
    assert pages - redirects <= reachable(sample.out)
