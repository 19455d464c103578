"""A small browser without a screen: cookies, forms, and nothing hidden behind retries."""

import http.client
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from tests.proofs.forms import Form, forms_of


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    location: str


class Client:
    """Keeps its cookies; opens a connection for each request, as a phone on a bad line does."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None)

    def send(self, form: Form, **instead: object) -> Answer:
        """Send a form as it stands, but for the fields named."""
        return self._ask("POST", form.action, urlencode(form.values(**instead), doseq=True))

    def form(self, path: str, *, having: str) -> Form:
        """The form of a page that has the field `having`."""
        answer = self.get(path)
        found = [f for f in forms_of(answer.text, path) if having in f.fields]
        assert found, f"{path} ({answer.status}) has no form with {having}: {answer.text[:2000]}"
        return found[0]

    def sign_in(self, username: str, password: str) -> None:
        form = self.form("/sign-in/", having="password")
        answer = self.send(form, login=username, password=password)
        assert answer.status in {302, 303}, answer.text[:2000]

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        where = urlsplit(self.address)
        line = http.client.HTTPConnection(where.hostname or "", where.port, timeout=30)
        headers = {
            "Host": where.netloc,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Origin": self.address,
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            line.request(method, path, body, headers)
            response = line.getresponse()
            text = response.read().decode()
        finally:
            line.close()
        for said in response.headers.get_all("Set-Cookie") or []:
            name, _, rest = said.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return Answer(response.status, text, response.headers.get("Location", ""))
