"""Telling a terminal things, whatever becomes of it."""

from threading import Event, Thread

from briefgen.cli.writer import Writer


def from_another_thread(writer, *lines):
    """Say lines as a server does."""
    thread = Thread(target=lambda: [writer.put(line) for line in lines])
    thread.start()
    thread.join(10)
    assert not thread.is_alive()


def test_lines_are_printed_in_their_order_by_whoever_says_them(capsys):
    writer = Writer()
    writer.put("one")
    from_another_thread(writer, "two", "three")
    writer.put("four")
    writer.close()
    assert capsys.readouterr().out == "one\ntwo\nthree\nfour\n"


def test_a_terminal_that_takes_nothing_keeps_nobody_waiting():
    goes_on, printed = Event(), []

    def echo(line, **_):
        goes_on.wait(10)
        printed.append(line)

    writer = Writer(echo)
    from_another_thread(writer, *map(str, range(5_000)))
    goes_on.set()
    writer.close()
    assert printed[0] == "0"
    left_out = next(line for line in printed if "left out" in line)
    assert len(printed) - 1 + int(left_out.split()[1]) == 5_000


def test_a_terminal_that_has_gone_stops_nothing():
    def echo(*_, **__):
        raise BrokenPipeError

    writer = Writer(echo)
    writer.put("one")
    from_another_thread(writer, "two")
    writer.close()
