"""A page that has changed is patched in place."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.serve.browser.conftest import html
from tests.serve.browser.fake import Fake

Tab = Callable[..., Page]
LONG = "".join(f"<p>Paragraph {number} of a long page.</p>" for number in range(80))
KEEP = "window.kept = [...document.querySelectorAll('main *')]"
STILL = "window.kept.every(each => each.isConnected)"
MARKS = """() => document.getAnimations().map(each => [each.id, each.effect.target.textContent])"""


def marks(page: Page) -> list[tuple[str, str]]:
    return [(kind, text) for kind, text in page.evaluate(MARKS) if kind.startswith("briefgen-")]


def test_a_changed_word_is_patched_where_it_stands(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html(f"<h1>Doha</h1><p>One word.</p><img alt='' src='/a.svg'>{LONG}")
    fake.pages["/a.svg"] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    page = tab()
    page.evaluate(KEEP)
    page.evaluate("scrollTo(0, 900)")
    fake.change(brief=fake.pages["/brief/"].replace("One word", "Another word"))
    expect(page.get_by_text("Another word.")).to_be_attached()
    assert page.evaluate(STILL)
    assert page.evaluate("scrollY") == 900
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1


def test_title_head_and_attributes_are_those_of_the_new_page(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<p class='old' data-x='1'>Text</p>", "Before")
    page = tab()
    now = html("<p class='new' lang='ar'>Text</p>", "After").replace('lang="en"', 'lang="fr"')
    fake.change(brief=now.replace("<link", "<meta name='description' content='New'><link"))
    expect(page).to_have_title("After")
    assert (
        page.evaluate("document.querySelector('p').outerHTML")
        == '<p class="new" lang="ar">Text</p>'
    )
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert page.evaluate("document.querySelector('meta[name=description]').content") == "New"


def test_focus_selection_and_open_details_are_kept(fake: Fake, tab: Tab):
    text = (
        "<details><summary>More</summary><p>Inside.</p></details><p id='p'>Chosen words stay.</p>"
    )
    fake.pages["/brief/"] = html(f"<p>First.</p><a href='#p' id='link'>Link</a>{text}")
    page = tab()
    page.locator("summary").click()
    page.locator("#link").focus()
    page.evaluate("getSelection().setBaseAndExtent(p.firstChild, 0, p.firstChild, 12)")
    changed = (
        fake.pages["/brief/"].replace("stay.", "stay chosen.").replace("First.", "<b>New.</b>")
    )
    fake.change(brief=changed.replace("<a href", "<p>Before.</p><a href"))
    expect(page.get_by_text("stay chosen.")).to_be_attached()
    assert page.evaluate("getSelection().toString()") == "Chosen words"
    assert page.evaluate("document.activeElement.id") == "link"
    assert page.locator("details").get_attribute("open") is not None


def test_what_stands_on_the_screen_stays_there_when_text_comes_in_above(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html(f"<h1>Doha</h1>{LONG}")
    page = tab()
    seen = page.get_by_text("Paragraph 40 of")
    seen.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 1)")
    before = seen.evaluate("each => each.getBoundingClientRect().top")
    fake.change(brief=fake.pages["/brief/"].replace("</h1>", "</h1><p>New.</p><p>New too.</p>"))
    expect(page.get_by_text("New too.")).to_be_attached()
    page.evaluate("new Promise(requestAnimationFrame)")
    assert abs(seen.evaluate("each => each.getBoundingClientRect().top") - before) < 2


def test_a_list_in_another_order_keeps_its_elements(fake: Fake, tab: Tab):
    items = [f"<li id='i{number}'>Item {number}</li>" for number in range(9)]
    plain = [f"<li>Plain {number}</li>" for number in range(9)]
    fake.pages["/brief/"] = html(f"<ul>{''.join(items)}</ul><ol>{''.join(plain)}</ol>")
    page = tab()
    page.evaluate(KEEP)
    items[2] = items[2].replace("Item", "Changed item")
    plain.insert(0, plain.pop(7))
    now = html(f"<ul>{''.join(reversed(items))}</ul><ol>{''.join(plain)}</ol>")
    fake.change(brief=now)
    expect(page.locator("ul li").first).to_have_text("Item 8")
    assert page.evaluate(STILL)
    assert page.locator("main").inner_html() == now.split("<main>")[1].split("</main>")[0].replace(
        "'", '"'
    )


def test_changed_and_added_blocks_are_marked_apart_for_a_while(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html(
        "<p>The talks in Doha ended on Monday evening.</p>\n<p>They began in <b>March</b>.</p>"
    )
    page = tab()
    fake.change(
        brief=html(
            "<p>A new paragraph that nobody has seen.</p>\n"
            "<p>The talks in Doha ended on Tuesday evening.</p>\n<p>They began in <b>May</b>.</p>"
        )
    )
    expect(page.get_by_text("nobody has seen")).to_be_attached()
    assert sorted(marks(page)) == [
        ("briefgen-added", "A new paragraph that nobody has seen."),
        ("briefgen-changed", "The talks in Doha ended on Tuesday evening."),
        ("briefgen-changed", "They began in May."),
    ]
    words = page.evaluate("[...CSS.highlights.get('briefgen')].map(each => each.startOffset)")
    assert sorted(words) == [0, 27]
    page.wait_for_function(
        "() => !document.getAnimations().some(each => each.id.startsWith('briefgen-'))"
    )
    page.wait_for_function("() => !CSS.highlights.has('briefgen')")
    assert "style" not in page.locator("main").inner_html()


def test_a_mark_does_not_fade_where_motion_is_unwelcome(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<p>One.</p>")
    page = tab()
    page.emulate_media(reduced_motion="reduce")
    fake.change(brief=html("<p>Two.</p>"))
    expect(page.get_by_text("Two.")).to_be_attached()
    frames = page.evaluate("document.getAnimations()[0].effect.getKeyframes()")
    assert len({(each["backgroundColor"], each["outline"]) for each in frames}) == 1


def test_a_script_of_the_page_runs_once(fake: Fake, tab: Tab):
    fake.pages["/count.js"] = "window.count = (window.count ?? 0) + 1"
    script = "<script src='/count.js'></script>"
    fake.pages["/brief/"] = html(f"<p>One.</p>{script}")
    page = tab()
    fake.change(brief=html(f"<p>Two.</p><p>Three.</p>{script}{script}"))
    expect(page.get_by_text("Three.")).to_be_attached()
    assert page.evaluate("window.count") == 1


def test_a_page_with_another_script_starts_anew(fake: Fake, tab: Tab):
    fake.pages["/one.js"] = "window.ran = 'one'"
    fake.pages["/two.js"] = "window.ran = 'two'"
    fake.pages["/brief/"] = html("<script src='/one.js'></script>")
    page = tab()
    fake.change(brief=html("<script src='/two.js'></script>"))
    page.wait_for_function("() => window.ran === 'two'")


def test_a_patch_touches_only_what_differs(fake: Fake, tab: Tab):
    words = " ".join(f"word{number}" for number in range(170))
    block = "<h2 id='part{0}'>Part {0}</h2><p>{0} " + words + " <a href='/x/'>link</a></p>"
    text = "".join(block.format(number) for number in range(80))
    fake.pages["/brief/"] = html(text)
    assert len(fake.pages["/brief/"]) > 100_000
    page = tab()
    page.evaluate("""() => {
        window.seen = [];
        const all = {subtree: true, childList: true, attributes: true, characterData: true};
        const observer = new MutationObserver(seen => window.seen.push(...seen));
        observer.observe(document.querySelector("main"), all);
    }""")
    fake.change(brief=html(text.replace("<p>40 word0", "<p>40 other")))
    expect(page.get_by_text("40 other")).to_be_attached()
    assert page.evaluate("window.seen.map(each => each.type)") == ["characterData"]


def test_a_picture_that_was_replaced_is_shown(fake: Fake, tab: Tab):
    picture = "<svg xmlns='http://www.w3.org/2000/svg' width='{0}' height='{0}'/>"
    fake.pages |= {"/a.svg": picture.format(10), "/b.svg": picture.format(10)}
    fake.pages["/brief/"] = html("<img alt='' id='a' src='/a.svg'><img alt='' id='b' src='/b.svg'>")
    page = tab()
    page.wait_for_function("() => a.naturalWidth === 10 && b.naturalWidth === 10")
    fake.pages["/a.svg"] = picture.format(20)
    fake.change()
    page.wait_for_function("() => a.naturalWidth === 20")
    assert page.evaluate("b.getAttribute('src')") == "/b.svg"
    fake.pages["/a.svg"] = picture.format(30)
    fake.change()
    page.wait_for_function("() => a.naturalWidth === 30")


def test_what_scripts_did_to_a_page_is_left_alone(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<p>One.</p><p id='p'>Two.</p><ul><li>Three.</li></ul>")
    page = tab()
    page.evaluate("""() => {
        document.querySelector("p").append(" By a script.");
        document.documentElement.classList.add("scripted");
        p.before(document.createElement("button"));
        p.dataset.seen = "yes";
    }""")
    with page.expect_response(lambda answer: "/brief/" in answer.url):
        fake.change(other=html("<p>Other.</p>"))
    fake.change(brief=fake.pages["/brief/"].replace("Three", "More").replace("Two", "Two too"))
    expect(page.get_by_text("More.")).to_be_attached()
    expect(page.get_by_text("Two too.")).to_be_attached()
    shown = page.locator("main").inner_html()
    assert shown.startswith(
        '<p>One. By a script.</p><button></button><p id="p" data-seen="yes">Two'
    )
    assert page.evaluate("document.documentElement.className") == "scripted"


RANDOM_PATCHES = """async () => {
    const { patch } = await import("/_briefgen/client/patch.js");
    let seed = 7;
    const draw = (most) => (seed = (seed * 48271) % 2147483647) % most;
    const words = () => Array.from({ length: draw(6) }, () => `w${draw(20)}`).join(" ");
    const names = ["p", "div", "ul", "li", "b", "section", "h2"];
    const tree = (depth) => {
        const element = document.createElement(names[draw(names.length)]);
        if (!draw(4)) element.id = `i${draw(12)}`;
        if (!draw(5)) element.className = `c${draw(3)}`;
        for (let count = depth && draw(7); count > 0; count--) {
            if (draw(3)) element.append(tree(depth - 1));
            else element.append(draw(2) ? "\\n" : words() || "x");
        }
        return element;
    };
    const edit = (element) => {
        const nodes = [element, ...element.querySelectorAll("*")];
        for (let count = draw(5); count >= 0; count--) {
            const one = nodes[draw(nodes.length)], other = nodes[draw(nodes.length)];
            const what = draw(5);
            if (what === 0 && one !== element) one.remove();
            else if (what === 1) one.prepend(tree(2), "\\n");
            else if (what === 2 && other !== element && !other.contains(one)) one.append(other);
            else if (what === 3) one.textContent = words();
            else if (one.lastChild) one.prepend(one.lastChild);
        }
        element.normalize();
        return element;
    };
    const wrong = [];
    for (let round = 0; round < 600; round++) {
        const shown = document.createElement("main");
        for (let count = draw(8); count >= 0; count--) shown.append(tree(3));
        shown.normalize();
        document.body.replaceChildren(shown);
        const was = shown.cloneNode(true), now = edit(shown.cloneNode(true));
        const before = shown.outerHTML;
        patch(shown, now, round % 2 ? { was } : {});
        if (!shown.isEqualNode(now)) wrong.push([before, now.outerHTML, shown.outerHTML]);
    }
    return wrong.slice(0, 1);
}"""


def test_any_patch_makes_the_new_page(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("")
    assert tab().evaluate(RANDOM_PATCHES) == []
