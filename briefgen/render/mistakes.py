"""The mistakes that the author of a theme can make: problems BG501 to BG517."""

from collections.abc import Iterable

from briefgen.nearest import nearest
from briefgen.problem import Place, Problem, error


class TemplateMistake(Exception):  # noqa: N818 - a mistake of the theme's author, not an error of ours
    """A mistake found while a template runs; the renderer adds the line of the template."""

    def __init__(
        self,
        code: str,
        message: str,
        advice: str = "",
        *,
        name: str = "",
        place: Place | None = None,
    ) -> None:
        """Keep what becomes a problem.

        `name` is the word in the template's line that it is about; `place` is where the mistake
        is, if not in that line.
        """
        super().__init__(message)
        self.code = code
        self.advice = advice
        self.name = name
        self.place = place


def meant(word: str, candidates: Iterable[str], otherwise: str = "") -> str:
    """Return the advice to write the nearest candidate, or other advice where none is near."""
    near = nearest(word, tuple(candidates))
    return f'did you mean "{near[0]}"?' if near else otherwise


def unknown_theme(name: str, known: tuple[str, ...], place: Place) -> Problem:
    """BG501."""
    listed = ", ".join(known)
    return error(
        "BG501",
        f'no theme is called "{name}"',
        place,
        meant(name, known, f"write one of: {listed}"),
    )


def bad_theme_file(message: str, place: Place, advice: str = "") -> Problem:
    """BG502."""
    return error("BG502", message, place, advice)


def unknown_option(name: str, known: tuple[str, ...], place: Place) -> Problem:
    """BG503."""
    listed = ", ".join(known)
    other = f"its options are: {listed}" if known else "the theme has no options"
    return error("BG503", f'the theme has no option "{name}"', place, meant(name, known, other))


def missing_template(name: str, known: tuple[str, ...], place: Place | None) -> Problem:
    """BG504."""
    advice = meant(name, known, f"add templates/{name} to the site or to the theme")
    return error("BG504", f'there is no template "{name}"', place, advice)


def leaves_folder(link: str, target: str, place: Place) -> Problem:
    """BG505, for a symbolic link."""
    message = f"{link} is a link that leads out of its folder, to {target}"
    return error("BG505", message, place, "copy the file instead of linking to it")


def bad_include(name: str) -> TemplateMistake:
    """BG505, for a name in a template."""
    message = f'"{name}" is not the name of a template inside the templates folder'
    advice = 'write it from the templates folder on, as in "parts/card.html"'
    return TemplateMistake("BG505", message, advice, name=name)


def bad_syntax(message: str, place: Place, advice: str = "") -> Problem:
    """BG506."""
    return error("BG506", message, place, advice)


def undefined(message: str, place: Place | None, advice: str = "") -> Problem:
    """BG507."""
    return error("BG507", message, place, advice)


def recursion(place: Place | None) -> Problem:
    """BG508."""
    message = "this template includes, extends or calls itself without end"
    return error("BG508", message, place, "break the circle")


def too_slow(seconds: float, place: Place | None) -> Problem:
    """BG509."""
    message = f"a page was not done after {seconds:g} seconds"
    advice = "shorten the loop, or raise seconds_per_document in [limits] of site.toml"
    return error("BG509", message, place, advice)


def unknown_static(name: str, known: Iterable[str]) -> TemplateMistake:
    """BG510, for a name in a template or in a stylesheet."""
    message = f'there is no static file "{name}"'
    advice = meant(name, known, f"add static/{name} to the site or to the theme")
    return TemplateMistake("BG510", message, advice, name=name)


def theme_circle(names: tuple[str, ...], place: Place) -> Problem:
    """BG511."""
    return error("BG511", f"themes extend each other in a circle: {' → '.join(names)}", place)


def failed(message: str, place: Place | None) -> Problem:
    """BG512."""
    return error("BG512", f"the template cannot do this: {message}", place)


def wrong_option_type(name: str, wanted: str, place: Place) -> Problem:
    """BG513."""
    return error("BG513", f'the theme\'s option "{name}" must be {wanted}', place)


def unreadable(message: str, place: Place) -> Problem:
    """BG514."""
    return error("BG514", message, place)


def stylesheet_circle(names: tuple[str, ...], place: Place) -> Problem:
    """BG515."""
    return error(
        "BG515", f"stylesheets refer to each other in a circle: {' → '.join(names)}", place
    )


def bad_static_name(name: str, place: Place) -> Problem:
    """BG516."""
    message = f'"{name}" cannot be the name of a static file'
    return error(
        "BG516", message, place, "use the letters a–z, digits, hyphens, dots and underscores"
    )


def not_called(name: str) -> TemplateMistake:
    """BG517, for a function."""
    call = f"{name}(...)" if name else "write (...) behind it"
    message = f'"{name}" is a function, and prints nothing by itself'
    return TemplateMistake("BG517", message, f"call it: {call}", name=name)


def not_a_text() -> TemplateMistake:
    """BG517, for what filters such as `map` and `select` return."""
    message = "this is a way to go through values, and prints nothing by itself"
    return TemplateMistake("BG517", message, "write |join(', ') or |list behind it")
