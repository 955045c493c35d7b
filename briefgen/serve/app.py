"""The preview as a web application: which address is answered with what."""

from pathlib import Path
from secrets import compare_digest

import msgspec
from msgspec.structs import replace
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from briefgen.address import OutputPath
from briefgen.build.state.digests import digest_of_bytes
from briefgen.serve.addresses import Elsewhere, Found, output_of, page_of
from briefgen.serve.answers import answer, missing
from briefgen.serve.guard import FOREIGN, Access, Guard, Refusal
from briefgen.serve.preview import Preview
from briefgen.serve.shown import Shown
from briefgen.serve.stream import Changes

CLIENT = Path(__file__).parent / "client"
"""What the preview itself shows and runs in browsers."""

_SHIPPED = (".css", ".html", ".js")
_STATUS_PAGE = "status.html"


def preview_app(preview: Preview, access: Access) -> Starlette:
    """Return the application that answers for a preview, guarded."""
    site = _Site(preview, access.token)
    middleware = [Middleware(Guard, access)]
    if not access.is_local:
        # On the loopback compressing takes longer than sending.
        middleware.append(Middleware(GZipMiddleware, compresslevel=5))
    app = Starlette(
        routes=[
            Route("/_briefgen", RedirectResponse("/_briefgen/", 308)),
            Route("/_briefgen/", site.status_page),
            Route("/_briefgen/client/{name}", site.client_file),
            Route("/_briefgen/events", site.events),
            Route("/_briefgen/page.json", site.about),
            Route("/_briefgen/status.json", site.status),
            Route("/{path:path}", site.output),
        ],
        middleware=middleware,
        exception_handlers={404: site.not_found},
    )
    # It would redirect to whatever host the request names.
    app.router.redirect_slashes = False
    app.state.changes = site.changes
    return app


def end_streams(app: Starlette) -> None:
    """End what would go on for ever: the streams to browsers."""
    changes: Changes = app.state.changes
    changes.close()


class _Site:
    """The answers, each for one kind of address."""

    def __init__(self, preview: Preview, token: str) -> None:
        self.changes = Changes(preview.number)
        preview.listen(self.changes.publish)
        self._preview = preview
        self._token = token
        self._files = _client_files()

    async def output(self, request: Request) -> Response:
        match output_of(request.scope["raw_path"], self._preview.has):
            case Found(path=path):
                shown = await self._preview.output(path)
                if shown is not None:
                    return self._answer(request, shown)
                return _NOT_NOW.response() if self._preview.has(path) else await self._missing()
            case Elsewhere(location=location):
                return RedirectResponse(location, 308)
            case None:
                return await self._missing()

    async def not_found(self, _: Request, __: Exception) -> Response:
        return await self._missing()

    async def status_page(self, request: Request) -> Response:
        return await self._own(request, _STATUS_PAGE)

    async def client_file(self, request: Request) -> Response:
        return await self._own(request, request.path_params["name"])

    async def events(self, request: Request) -> Response:
        if not self._knows_token(request):
            return FOREIGN.response()
        return self.changes.stream()

    async def about(self, request: Request) -> Response:
        if not self._knows_token(request):
            return FOREIGN.response()
        page = page_of(request.query_params.get("path", ""))
        if page is None:
            return _NO_PATH.response()
        return _json(await self._preview.about(page))

    async def status(self, request: Request) -> Response:
        if not self._knows_token(request):
            return FOREIGN.response()
        return _json(self._preview.status())

    async def _own(self, request: Request, name: str) -> Response:
        """Answer with a file of the preview itself."""
        file = self._files.get(name)
        if file is None:
            return await self._missing()
        return self._answer(request, replace(file, number=self._preview.number))

    def _answer(self, request: Request, shown: Shown) -> Response:
        return answer(request, shown, self._token)

    async def _missing(self) -> Response:
        return missing(await self._preview.missing(), self._token)

    def _knows_token(self, request: Request) -> bool:
        given = request.query_params.get("token", "")
        return compare_digest(given.encode(), self._token.encode())


_NOT_NOW = Refusal(503, "This cannot be made before what is wrong with the site is mended.")
_NO_PATH = Refusal(400, "There is no such path.")


def _json(value: msgspec.Struct) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")


def _client_files() -> dict[str, Shown]:
    return {file.name: _shipped(file) for file in CLIENT.iterdir() if file.suffix in _SHIPPED}


def _shipped(file: Path) -> Shown:
    data = file.read_bytes()
    return Shown(OutputPath(file.name), data, digest_of_bytes(data).hex())
