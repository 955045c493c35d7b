"""What a server of objects answered, in few words, without a word of what it sent or was sent.

Error texts of the library hold the server's whole answer, and that may hold a signature, a session
token or the name of a key. So only a status, a code and the library's own kinds are taken over.
"""

import re

from briefgen.publish.target import Refused

_STATUS = re.compile(r"status code: (\d{3})")
_CODE = re.compile(r"<Code>([A-Za-z]{1,40})</Code>")
_KIND = re.compile(r"kind: (Connect|Request|Timeout|Interrupted|Decode)\b")
_NO_CREDENTIALS = (
    "no credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
)
_SIGNS = {
    "incorrectly configured region": 'the bucket is in another region; set "region"',
    "MissingAccessKeyId": _NO_CREDENTIALS,
    "MissingSecretAccessKey": _NO_CREDENTIALS,
    "/latest/api/token": _NO_CREDENTIALS,
    "/latest/meta-data/": _NO_CREDENTIALS,
    "source: BadScheme": "an endpoint elsewhere than on this machine must be https://",
    "error: InvalidCertificate(": "the certificate of the server is not trusted",
}
_PASSING_STATUS = frozenset({408, 409, 429})
_PASSING_CODES = frozenset({"RequestTimeout", "SlowDown"})

_ADVICE = {
    "NoSuchBucket": "there is no such bucket",
    "AccessDenied": "the credentials do not allow it",
    "InvalidAccessKeyId": "the access key is not known there",
    "SignatureDoesNotMatch": "the secret key is not the right one",
    "ExpiredToken": "the session token has expired",
    "RequestTimeTooSkewed": "the clock of this machine is wrong",
    "NotImplemented": "the server cannot do this",
}
_STATUS_ADVICE = {401: "the credentials are not known there", 403: "it is not allowed"}


def refusal(doing: str, text: str) -> Refused:
    """Return what to raise for an error text of the library; `doing` is such as "reading x"."""
    for sign, meaning in _SIGNS.items():
        if sign in text:
            return Refused(f"{doing}: {meaning}")
    status = _STATUS.search(text)
    if status is not None:
        return _answered(doing, int(status[1]), _CODE.search(text))
    kind = _KIND.search(text)
    if kind is None:
        return Refused(f"{doing}: the library gave up")
    is_late = kind[1] == "Timeout"
    answer = "the server did not answer in time" if is_late else "the server cannot be reached"
    return Refused(f"{doing}: {answer}", may_pass=True)


def is_no_bucket(text: str) -> bool:
    """Tell whether what is not there is the bucket itself."""
    return "<Code>NoSuchBucket</Code>" in text


def _answered(doing: str, status: int, found: re.Match[str] | None) -> Refused:
    code = found[1] if found else ""
    advice = _ADVICE.get(code) or _STATUS_ADVICE.get(status, "")
    answer = f"{doing}: the server answered {status}"
    answer += f" {code}" if code else ""
    may_pass = status >= 500 or status in _PASSING_STATUS or code in _PASSING_CODES
    is_final = code == "NotImplemented"
    return Refused(f"{answer}: {advice}" if advice else answer, may_pass=may_pass and not is_final)
