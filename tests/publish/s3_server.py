"""Start an S3 server in a process of its own, and end it."""

import http.client
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from xml.etree import ElementTree as ET

import msgspec

from tests.publish.s3_moto import Older, Plan, Request
from tests.rules.tracked import ROOT

_PATIENCE = 60.0
_NUMBERS = count()

VARIABLES = {
    "AWS_ACCESS_KEY_ID": "AKIATESTTESTTESTTEST",
    "AWS_SECRET_ACCESS_KEY": "s3cret/of/the/tests",
    "AWS_SESSION_TOKEN": "t0ken-of-the-tests",
    "AWS_REGION": "eu-test-1",
}
"""What a publisher has in its environment; moto believes anybody."""

_SCOPE = "anybody/20260102/us-east-1/s3/aws4_request"
_SIGNED = {
    "Authorization": f"AWS4-HMAC-SHA256 Credential={_SCOPE}, SignedHeaders=host, Signature=0"
}


class S3Server:
    """A running server; `endpoint` is its address."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        """Take over a process that listens."""
        self.process = process
        self.endpoint = f"http://127.0.0.1:{port}"
        self._port = port

    def new_bucket(self) -> str:
        """Make an empty bucket and return its name."""
        name = f"desk-{next(_NUMBERS)}"
        assert self.ask("PUT", f"/{name}")[0] == 200
        return name

    def put(self, path: str, data: bytes) -> None:
        """Put an object as anybody may, by the path of its bucket and its own."""
        assert self.ask("PUT", path, data)[0] == 200

    def delete(self, path: str) -> None:
        """Delete an object behind the publisher's back."""
        assert self.ask("DELETE", path)[0] == 204

    def read(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Read an object as readers do: status, headers by lower-case name, bytes."""
        return self.ask("GET", path)

    def log(self) -> list[Request]:
        """Return what was asked since the last time."""
        return msgspec.json.decode(self.ask("GET", "/-/log")[2], type=list[Request])

    def writes(self) -> list[str]:
        """Return what was asked to be written since the last time, and was."""
        return [
            f"{each.method} {each.path}"
            for each in self.log()
            if each.is_write and each.status < 300
        ]

    def age(self, path: str, seconds: int) -> None:
        """Let an object have been written so much longer ago; the path is that of `put`."""
        _, bucket, rest = path.split("/", 2)
        self.ask("POST", "/-/age", msgspec.json.encode(Older(bucket, rest, seconds)))

    def paths(self, bucket: str) -> list[str]:
        """Return the paths of all objects of a bucket."""
        listing = ET.fromstring(self.read(f"/{bucket}?list-type=2")[2])
        return [str(each.text) for each in listing.iter() if each.tag.endswith("}Key")]

    def fail(self, plan: Plan) -> None:
        """Fail from now on; `Plan()` heals."""
        self.ask("POST", "/-/faults", msgspec.json.encode(plan))

    def ask(self, method: str, path: str, data: bytes = b"") -> tuple[int, dict[str, str], bytes]:
        """Ask for anything."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        try:
            connection.request(method, path, data, _SIGNED)
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, headers, answer.read()
        finally:
            connection.close()


@contextmanager
def s3_server() -> Iterator[S3Server]:
    """Give a server that listens."""
    command = [sys.executable, "-m", "tests.publish.s3_moto"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield S3Server(process, int(process.stdout.readline()))
        finally:
            process.stdin.close()
            process.wait(_PATIENCE)
