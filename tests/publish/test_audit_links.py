"""Every link of a release leads to a file of it: BG708."""

import pytest
from msgspec.structs import replace

from tests.publish.auditing import OPTIONS, audited
from tests.site.desk import BASE, DESK

BROKEN = {
    "a link": '<a href="nowhere/">x</a>',
    "a link with quotes and signs before it": '<a title="a > b" class=x href="nowhere/">x</a>',
    "a link from the root, without the prefix": '<a href="/about/">x</a>',
    "a link from the root": '<a href="/deep/nowhere/">x</a>',
    "a whole address": f'<a href="{BASE}nowhere/">x</a>',
    "an address above the site": '<a href="../../x">x</a>',
    "a heading that is not there": '<a href="#nowhere">x</a>',
    "a heading of another page": '<a href="about/#nowhere">x</a>',
    "a picture": "<img src=nowhere.png alt=x>",
    "one picture of several": '<img srcset="favicon.ico 1x, nowhere.png 2x" alt="">',
    "a stylesheet": '<link rel="stylesheet" href="nowhere.css">',
    "a script": '<script src="nowhere.js"></script>',
    "a feed": f'<link rel="alternate" href="{BASE}nowhere.xml">',
    "a redirect": '<meta http-equiv="refresh" content="0; url=nowhere/">',
    "a picture for others": f'<meta property="og:image" content="{BASE}nowhere.png">',
    "structured data": f'<script type="application/ld+json">{{"url":"{BASE}nowhere/"}}</script>',
    "a style": "<p style=\"background: url('nowhere.png')\">x</p>",
    "a style of the page": "<style>p { background: url(nowhere.png) }</style>",
}
FINE = {
    "links elsewhere": '<a href="https://x.example/">x</a> <a href="mailto:a@b.example">x</a>',
    "the same host, outside": '<a href="https://desk.example/other/">x</a>',
    "a page without its slash": '<a href="about">x</a> <a href="./about/?a=b">x</a>',
    "the top, and a text": '<a href="#top">x</a> <a href="about/#:~:text=x">x</a>',
    "letters as codes": '<a href="%61bout/">x</a> <a href="&#97;bout/">x</a>',
    "code": '<pre>&lt;a href="nowhere/"&gt; <code>https://desk.example/deep/no/</code></pre>',
    "a comment": '<!-- <a href="nowhere/">x</a> -->',
    "what a script writes": "<script>x = '<a href=\"' + y + '\">'</script>",
    "a thing in structured data": '<script type="application/ld+json">'
    f'{{"@id":"{BASE}about/#thing"}}</script>',
}
FILES = {
    "sitemap.xml": f"<urlset><url><loc>{BASE}nowhere/</loc></url></urlset>",
    "feed.xml": f'<feed><content type="html">&lt;a href="{BASE}nowhere/">x&lt;/a></content></feed>',
    "feed.json": f'{{"content_html":"<a href=\\"{BASE}about/#nowhere\\">x</a>"}}',
    "robots.txt": f"User-agent: *\nSitemap: {BASE}nowhere.xml\n",
    "_redirects": "/old/ /deep/nowhere/ 301\n",
    "x.css": "@import 'about/'; p { background: url( nowhere.png ) }",
    "x.svg": '<svg><use href="#nowhere"/></svg>',
}


@pytest.fixture
def desk(site):
    made = site(DESK)
    made.build().works()
    return made


def told(desk, changes):
    return [(each.code, each.message) for each in audited(desk, changes)]


@pytest.mark.parametrize("name", BROKEN)
def test_a_link_that_leads_nowhere_is_told(name, desk):
    ((code, message),) = told(desk, {"x.html": BROKEN[name], "favicon.ico": "x"})
    assert code == "BG708"
    assert message.startswith("x.html links to ")


@pytest.mark.parametrize("name", FINE)
def test_a_link_that_leads_somewhere_or_elsewhere_is_fine(name, desk):
    assert told(desk, {"x.html": FINE[name]}) == []


@pytest.mark.parametrize("name", FILES)
def test_other_files_are_followed_too(name, desk):
    ((code, message),) = told(desk, {name: FILES[name]})
    assert code == "BG708"
    assert message.startswith(f"{name} links to ")
    assert "nowhere" in message


def test_what_is_missing_is_told_once_for_all_pages(desk):
    (stylesheet,) = (path for path in desk.tree() if path.endswith(".css") and "site." in path)
    messages = [message for _, message in told(desk, {stylesheet: None})]
    assert len(messages) < len([path for path in desk.tree() if path.endswith(".html")])
    assert any(message.endswith("not in the release") for message in messages)
    assert any("more files link" in message for message in messages)


def test_redirects_for_what_is_filled_in_later_are_passed(desk):
    lines = "# old\n/old/* /deep/:splat 301\n/a/ https://x.example/ 301\n/b/ /deep/about/ 301\n"
    assert told(desk, {"_redirects": lines}) == []


def test_the_links_of_many_files_are_followed_in_another_process_with_the_same_answer(desk):
    many = {f"x/{number}.html": f'<a href="../x/{number + 1}.html">x</a>' for number in range(450)}
    alone = audited(desk, many)
    assert audited(desk, many, options=replace(OPTIONS, jobs=2)) == alone
    assert [each.message for each in alone] == [
        'x/449.html links to "../x/450.html", which is not in the release'
    ]
