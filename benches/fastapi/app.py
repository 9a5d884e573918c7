"""A small copy of the service that airstrip replaces: one model call for each section, one after the other or gathered.

    MODEL=http://127.0.0.1:9000/v1 MODE=sequential uvicorn app:app
"""

import asyncio
import io
import os
import uuid
import zipfile

import httpx
from fastapi import FastAPI, HTTPException
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

MODEL = os.environ["MODEL"]
GATHERED = os.environ.get("MODE") == "gathered"
SECTIONS = ["navigation", "hero", "features", "steps", "pricing", "faq", "footer"]
limits = httpx.Limits(max_connections=4_000, max_keepalive_connections=4_000)
client = httpx.AsyncClient(timeout=120, limits=limits)
sites: dict[str, dict[str, str]] = {}
app = FastAPI()


class Wanted(BaseModel):
    prompt: str
    page_type: str | None = None


async def section(prompt: str, kind: str) -> dict[str, str]:
    """Asks the model for one section, as the old service did: a chat completion, its text as it comes."""
    messages = [
        {"role": "system", "content": f"You write the {kind} section of a landing page in React with Tailwind."},
        {"role": "user", "content": prompt},
    ]
    answer = await client.post(f"{MODEL}/chat/completions", json={"model": "dev", "messages": messages})
    if answer.status_code != 200:
        raise HTTPException(502, "the model failed")
    return {"kind": kind, "code": answer.json()["choices"][0]["message"]["content"]}


@app.post("/api/generate-multi-section")
async def generate(wanted: Wanted):
    if GATHERED:
        sections = await asyncio.gather(*(section(wanted.prompt, kind) for kind in SECTIONS))
    else:
        sections = [await section(wanted.prompt, kind) for kind in SECTIONS]
    site = uuid.uuid4().hex
    sites[site] = {f"src/sections/{it['kind']}.tsx": it["code"] for it in sections}
    return {"id": site, "sections": sections}


@app.get("/api/sites/{site}/export.zip")
async def export(site: str):
    if site not in sites:
        raise HTTPException(404, "no such site")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in sites[site].items():
            archive.writestr(path, text)
    packed.seek(0)
    return StreamingResponse(packed, media_type="application/zip")
