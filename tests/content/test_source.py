"""The bytes of a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.source import read_text
from tests.content.desk import line


def test_a_byte_order_mark_and_crlf_go():
    assert read_text(b"\xef\xbb\xbfa\r\nb\nc\r\n", "x.md") == ("a\nb\nc\n", ())


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("a".encode("utf-16"), "1:1 BG215 the file is in UTF-16, not UTF-8 (byte 0)"),
        (b"\xfe\xff\x00a", "1:1 BG215 the file is in UTF-16, not UTF-8 (byte 0)"),
        (b"---\ntitle: \xe9", "2:8 BG215 byte 11 (0xE9) is not UTF-8"),
        (b"\xef\xbb\xbf\xc3\xa9\xff", "1:2 BG215 byte 5 (0xFF) is not UTF-8"),
        (b"a\n\xed\xa0\x80", "2:1 BG215 byte 2 (0xED) is not UTF-8"),
        (b"a\nb\0", "2:2 BG216 the control character U+0000 (NUL) cannot be in a text"),
        (b"\x1f", "1:1 BG216 the control character U+001F cannot be in a text"),
        ("a\u0085".encode(), "1:2 BG216 the control character U+0085 cannot be in a text"),
        ("a\uffff".encode(), "1:2 BG216 the control character U+FFFF cannot be in a text"),
        (b"a\rb\r", "1:2 BG217 a line ends in CR alone"),
        (b"a\r\n\r\rb", "2:1 BG217 a line ends in CR alone"),
    ],
)
def test_what_is_no_text_is_told_at_its_place(data: bytes, told: str):
    text, (problem,) = read_text(data, "x.md")
    assert text is None
    assert line(problem) == told


@given(st.binary(max_size=20))
def test_any_bytes_are_a_text_or_a_problem(data: bytes):
    text, problems = read_text(data, "x.md")
    assert (text is None) == bool(problems)
    if text is not None:
        assert "\r" not in text
