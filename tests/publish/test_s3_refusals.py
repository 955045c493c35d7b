"""What a publisher says when a server of objects does not do what it should, and what it keeps."""

import socket
import traceback
from pathlib import Path

import pytest

from briefgen.publish.target import Refused
from briefgen.publish.targets import s3_bucket
from briefgen.publish.targets.s3 import S3Target
from briefgen.publish.targets.s3_credentials import read_profile
from briefgen.publish.targets.s3_refusal import refusal
from tests.publish.judging import assert_live
from tests.publish.s3_moto import Plan
from tests.publish.s3_place import Place, place, server
from tests.publish.s3_server import VARIABLES
from tests.publish.sending import begun, parcel, publish, site

__all__ = ["place", "server"]

_SECRETS = [value for name, value in VARIABLES.items() if name != "AWS_REGION"]


def _refused(target: S3Target) -> Refused:
    """Return why a target cannot be read, and require that no secret is in what can be printed."""
    with pytest.raises(Refused) as caught, target:
        target.current()
    printed = "".join(traceback.format_exception(caught.value))
    assert not [secret for secret in _SECRETS if secret in printed]
    return caught.value


@pytest.mark.parametrize(
    ("status", "code", "may_pass"),
    [
        (500, "InternalError", True),
        (502, "", True),
        (503, "SlowDown", True),
        (429, "TooManyRequests", True),
        (409, "ConditionalRequestConflict", True),
        (400, "RequestTimeout", True),
        (400, "ExpiredToken", False),
        (401, "", False),
        (403, "AccessDenied", False),
        (403, "SignatureDoesNotMatch", False),
        (501, "NotImplemented", False),
    ],
)
def test_an_error_of_the_server_is_told_without_what_it_quotes(
    place: Place, status: int, code: str, *, may_pass: bool
) -> None:
    body = f"<Error><Code>{code}</Code><StringToSign>{' '.join(_SECRETS)}</StringToSign></Error>"
    place.server.fail(Plan(how="answer", status=status, code=code, body=body))
    problem = _refused(place.open_target())
    assert problem.may_pass is may_pass
    assert str(problem).startswith(
        f"reading _briefgen/release.json: the server answered {status} {code}".rstrip()
    )


def test_a_bucket_that_is_not_there_will_not_come(place: Place) -> None:
    problem = _refused(S3Target("never-made", "", endpoint=place.server.endpoint))
    assert not problem.may_pass
    assert "there is no such bucket" in str(problem)


def test_a_server_that_cannot_be_reached_may_come_back(place: Place) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    problem = _refused(S3Target(place.bucket, "", endpoint=f"http://127.0.0.1:{port}"))
    assert problem.may_pass
    assert "cannot be reached" in str(problem)


def test_a_server_that_hangs_up_may_come_back(place: Place) -> None:
    place.server.fail(Plan(how="drop"))
    assert _refused(place.open_target()).may_pass


def test_a_server_that_does_not_answer_may_come_back(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(s3_bucket, "REQUEST_SECONDS", 0.3)
    place.server.fail(Plan(how="hang"))
    problem = _refused(place.open_target())
    assert problem.may_pass
    assert "did not answer in time" in str(problem)


def test_nothing_is_sent_in_the_clear_to_another_machine(place: Place) -> None:
    problem = _refused(S3Target(place.bucket, "", endpoint="http://192.0.2.1:9000"))
    assert not problem.may_pass
    assert "must be https://" in str(problem)


def test_one_failure_is_tried_again_within_a_request(place: Place) -> None:
    place.server.fail(Plan(how="answer", times=1))
    with place.open_target() as target:
        assert_live(target, site("again"), publish(target, site("again")))


@pytest.mark.parametrize("each", [2, 3, 5])
def test_answers_that_get_lost_do_not_stop_a_publisher(place: Place, each: int) -> None:
    """The request was done: doing it again meets its own condition, which is no overtaking."""
    files = site("lost answers") | {"index.html": b"<p>new"}
    with place.open_target() as target:
        publish(target, site("lost answers") | {"old.html": b"<p>old"})
        place.server.fail(Plan(how="lose", each=each, methods=("PUT", "POST")))
        sent = publish(target, files)
        place.server.fail(Plan())
        assert_live(target, files, sent)


def test_after_a_failure_in_the_middle_only_the_rest_is_sent(place: Place) -> None:
    old, new = site("old"), site("new")
    with place.open_target() as target:
        publish(target, old)
        place.server.fail(Plan(how="answer", status=403, after=20))
        with pytest.raises(Refused):
            publish(target, new)
    place.server.fail(Plan())
    before = place.written()
    with place.open_target() as target:
        sent = publish(target, new)
        assert sent.put
        assert sent.there
        assert_live(target, new, sent)
    assert sorted([*before, *place.written()]) == sorted([*old, *new])


def test_a_pointer_that_nobody_understands_is_told(place: Place) -> None:
    place.server.put(place.path("_briefgen/release.json"), b'{"version": 2}')
    assert "another version" in str(_refused(place.open_target()))


def test_old_bytes_that_were_damaged_are_not_brought_back(place: Place) -> None:
    files = site("damaged")
    with place.open_target() as target:
        first = publish(target, files)
        publish(target, files | {"index.html": b"<p>new"})
        file = first.release.files["index.html"]
        place.server.put(place.path(f"_briefgen/objects/{file.digest}/index.html"), b"<p>bad")
        begun(target, files, target.current())
        with pytest.raises(Refused, match="old bytes"):
            target.restore("index.html", file)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kind: Connect ... error: InvalidCertificate(UnknownIssuer)", "is not trusted"),
        ("normally indicates an incorrectly configured region", 'set "region"'),
        ("something new", "gave up"),
    ],
)
def test_what_will_not_pass_is_not_tried_again(text: str, told: str) -> None:
    problem = refusal("reading x", text)
    assert told in str(problem)
    assert not problem.may_pass


def test_without_credentials_it_is_told_where_to_put_them(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    problem = _refused(place.open_target())
    assert "set AWS_ACCESS_KEY_ID" in str(problem)
    assert not problem.may_pass


def test_a_machine_without_a_role_of_its_own_is_told_the_same(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name)
    place.server.fail(Plan(how="answer", status=403, code=""))
    monkeypatch.setenv("AWS_METADATA_ENDPOINT", place.server.endpoint)
    problem = _refused(place.open_target())
    assert "set AWS_ACCESS_KEY_ID" in str(problem)
    assert not problem.may_pass


def test_the_address_of_the_server_may_come_from_the_environment(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", place.server.endpoint)
    with S3Target(place.bucket, "web/desk") as target:
        publish(target, site("environment"))
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "https://192.0.2.1")
    with place.open_target() as target:
        assert target.current() is not None


def test_the_keys_of_a_profile_are_used(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name)
    folder = Path.home() / ".aws"
    folder.mkdir()
    (folder / "config").write_text("[profile desk]\nregion = eu-test-2\n")
    (folder / "credentials").write_text(
        "[desk]\naws_access_key_id = AKIADESK\naws_secret_access_key = s3cret%\n"
    )
    monkeypatch.setenv("AWS_PROFILE", "desk")
    with place.open_target() as target:
        assert target.current() is None
    found = read_profile({"AWS_PROFILE": "desk"})
    assert (found.key, found.region) == ("AKIADESK", "eu-test-2")
    assert "s3cret" not in repr(found)


def test_the_environment_goes_before_a_profile(tmp_path: Path) -> None:
    file = tmp_path / "credentials"
    file.write_text("[default]\naws_access_key_id = A\naws_secret_access_key = B\n")
    variables = {"AWS_SHARED_CREDENTIALS_FILE": str(file), "AWS_CONFIG_FILE": "/dev/null"}
    assert read_profile(variables).key == "A"
    assert read_profile({**variables, "AWS_ACCESS_KEY_ID": "C"}).key == ""


@pytest.mark.parametrize("text", ["", "[other]\n", "no section", "[desk]\nrole_arn = x\n"])
def test_a_profile_without_keys_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "credentials"
    file.write_text(text)
    variables = {"AWS_PROFILE": "desk", "AWS_SHARED_CREDENTIALS_FILE": str(file)}
    with pytest.raises(Refused, match="the profile desk has no keys"):
        read_profile({**variables, "AWS_CONFIG_FILE": str(tmp_path / "none")})


def test_an_unopened_target_says_so(place: Place) -> None:
    with pytest.raises(Refused, match="not open"):
        place.open_target().current()
    with place.open_target() as target, pytest.raises(Refused, match="begun"):
        target.put(parcel("x", b"x"))
