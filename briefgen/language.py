"""Language tags, as BCP 47 has them: `en`, `uk-Latn`, `pt-BR`."""

import re

FORMS = "write a tag such as en, pt-BR or uk-Latn"

_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.ASCII | re.IGNORECASE,
)


def is_language(tag: str) -> bool:
    """Tell whether a text has the form of a language tag; it need not be in any list."""
    return _TAG.fullmatch(tag) is not None
