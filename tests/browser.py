"""A browser without window for tests, driven over the pipe of its DevTools protocol: standard library only."""

import fcntl
import itertools
import json
import os
import select
import subprocess
import time

from balochlib.view.pdf import find_browser, list_flags

SECONDS = 60  # for one answer


class Browser:
    """One Chromium with one tab; use as a context manager."""

    def __init__(self, profile):
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()
        # The browser reads on 3 and writes on 4 (bash, for sh takes no number above 9); copies above 9 are never in the way of these two.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_read, to_write)]
        command = f'exec "$@" 3<&{ends[0]} 4>&{ends[1]}'
        flags = [*list_flags(profile), "--remote-debugging-pipe", "about:blank"]
        self._process = subprocess.Popen(
            ["bash", "-c", command, "browser", find_browser(), *flags], pass_fds=ends, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for end in (to_read, to_write, *ends):
            os.close(end)
        self._numbers, self._received, self._session = itertools.count(1), b"", None
        self.events: list[dict] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait(20)
        os.close(self._write)
        os.close(self._read)

    def call(self, method, **parameters):
        """Send one command and return its result; what happens meanwhile is kept in ``events``."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters} | ({"sessionId": self._session} if self._session else {})
        sent = memoryview(json.dumps(message).encode() + b"\0")
        while sent:
            sent = sent[os.write(self._write, sent) :]
        while True:
            answer = self._receive()
            if answer.get("id") == number:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]
            self.events.append(answer)

    def _receive(self):
        end = time.monotonic() + SECONDS
        while b"\0" not in self._received:
            ready, _, _ = select.select([self._read], [], [], max(0, end - time.monotonic()))
            piece = os.read(self._read, 1 << 20) if ready else b""
            assert piece, "the browser does not answer"
            self._received += piece
        message, _, self._received = self._received.partition(b"\0")
        return json.loads(message)

    def open(self, path):
        """Load a file and wait until it is whole."""
        self.events.clear()
        self.call("Page.navigate", url=path.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self._receive())
        assert self.run("document.readyState + location.href") == f"complete{path.as_uri()}"

    def show(self, media="", scheme="light", width=1280):
        """Show the page as on a screen or on paper, light or dark, in a window of this width."""
        self.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)

    def run(self, script):
        """Return what ``script`` gives; it runs through the protocol, so the page's own policy stays as it is."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def happened(self, method):
        return [event["params"] for event in self.events if event.get("method") == method]
