"""A page by a real model: whatever it writes, the page is made, builds, and says what fell back."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
PROMPT = "Ferrule is a migration tool for Postgres teams. Install with cargo install ferrule."
SECTIONS = ["navigation", "hero", "faq"]
PAGE = ["--type", "saas", "--sections", ",".join(SECTIONS), "--repairs", "1", "--json"]
LONGEST = 240  # seconds that one command may take on a slow machine


@contextmanager
def server(log: Path):
    """The address of a server that ends with the block."""
    with log.open("w") as errors:
        command = [sys.executable, HERE / "server.py"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": errors}
        process = subprocess.Popen(command, text=True, **pipes)
        try:
            address = next((it.strip() for it in process.stdout if it.startswith("http://127.0.0.1:")), None)
            assert address, f"the server did not start:\n{log.read_text()[-2000:]}"
            yield address
        finally:
            process.stdin.close()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class Run:
    """The program in a folder of its own, with nothing from the environment."""

    def __init__(self, airstrip: Path, folder: Path) -> None:
        self.airstrip, self.folder = airstrip, folder
        self.env = {"PATH": os.environ["PATH"], "HOME": str(folder), "AIRSTRIP_CACHE": str(folder / "cache")}

    def __call__(self, *arguments: str) -> str:
        command = [self.airstrip, *map(str, arguments)]
        began = time.monotonic()
        ran = subprocess.run(command, cwd=self.folder, env=self.env, text=True, capture_output=True, timeout=LONGEST)
        shown = arguments[0]
        assert ran.returncode == 0, f"`{shown}` ended with {ran.returncode}:\n{ran.stdout[-3000:]}\n{ran.stderr}"
        print(f"  {shown}: {time.monotonic() - began:.0f} s", flush=True)
        return ran.stdout


def doctor(run: Run, address: str) -> None:
    said = json.loads(run("doctor", "--provider", "llamacpp", "--base-url", address, "--json"))
    states = {it["name"]: it["state"] for it in said["checks"]}
    for name in ["model", "name", "streaming", "json_schema", "usage"]:
        assert states.get(name) == "ok", f"{name}: {said}"
    kept = (run.folder / "cache").exists()
    assert kept, "what the server can do is remembered"


def page(run: Run, address: str) -> None:
    wire = ["--provider", "llamacpp", "--base-url", address, "--record", "exchanges.jsonl"]
    events = [json.loads(it) for it in run("new", PROMPT, "page", *wire, *PAGE).splitlines()]
    receipt = next(it for it in events if it["event"] == "receipt")
    assert [it["id"] for it in receipt["sections"]] == SECTIONS, receipt
    assert receipt["total"]["output_tokens"] > 100, "a model wrote"
    for line in receipt["sections"]:
        steps = [it for it in events if it["event"] == "section" and it["id"] == line["id"]]
        accepted = [it for it in steps if it["step"] == "accepted"]
        fell = [it for it in steps if it["step"] == "fell_back"]
        assert len(accepted) == 1 and accepted[0]["author"] == line["author"], steps
        assert bool(fell) == bool(line.get("fell_back")) == (line["author"] == "offline"), (line, steps)
        assert all(it["findings"] for it in fell), f"why it fell back is said: {fell}"
        print(f"  {line['id']}: {line['author']}, {line['attempts']} drafts, {line['output_tokens']} tokens")
    asked_by_schema()


def asked_by_schema() -> None:
    """Every call asked for `json_schema`; the server refused none."""
    exchanges = [json.loads(it) for it in Path("exchanges.jsonl").read_text().splitlines()]
    asked = [it for it in map(request, exchanges) if it]
    assert len(asked) > len(SECTIONS), len(asked)
    forms = {it.get("response_format", {}).get("type") for it in asked}
    assert forms == {"json_schema"}, forms


def request(exchange: dict) -> dict | None:
    body = exchange.get("request")
    return json.loads(body) if isinstance(body, str) else body


def builds(run: Run) -> None:
    run("check", "page")
    run("export", "page", "--as", "static", "--dir", "site")
    html = (run.folder / "site/index.html").read_text()
    assert html.rstrip().endswith("</html>"), html[-300:]
    for section in SECTIONS:
        assert f'id="{section}"' in html, section
    assert "Ferrule" in html


def replays(run: Run) -> None:
    """Without a server, the recording makes the same page."""
    run("new", PROMPT, "again", "--replay", "exchanges.jsonl", *PAGE)
    for file in ["airstrip.toml", "index.html", *(f"src/content/{it}.ts" for it in SECTIONS)]:
        assert (run.folder / "page" / file).read_bytes() == (run.folder / "again" / file).read_bytes(), file


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--airstrip", type=lambda it: Path(it).resolve(), required=True)
    airstrip = options.parse_args().airstrip
    with tempfile.TemporaryDirectory(prefix="airstrip-model-") as folder:
        run = Run(airstrip, Path(folder))
        os.chdir(folder)
        with server(Path(folder) / "server.log") as address:
            doctor(run, address)
            page(run, address)
        builds(run)
        replays(run)
    print("a real model wrote a page that builds")


if __name__ == "__main__":
    main()
