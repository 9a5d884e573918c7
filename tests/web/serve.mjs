// A static host: files of a folder, with the headers of its `_headers` and its own 404 page.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** Serves `dir` on a free port of this machine; `close` ends it. */
export async function serve(dir) {
  const rules = parse(await readFile(join(dir, "_headers"), "utf8"));
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    answer(dir, path).then(({ status, name, body }) => {
      response.statusCode = status;
      response.setHeader("Content-Type", TYPES[extname(name)] ?? "application/octet-stream");
      for (const rule of rules.filter((it) => it.matches(path))) {
        for (const [header, value] of rule.headers) response.setHeader(header, value);
      }
      response.end(body);
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A port that nothing listens on now. */
export async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function answer(dir, path) {
  const name = normalize(path.endsWith("/") ? `${path}index.html` : path);
  const hidden = name === "/_headers" || name.startsWith("..");
  const body = hidden ? undefined : await readFile(join(dir, name)).catch(() => undefined);
  if (body) return { status: 200, name, body };
  const page = await readFile(join(dir, "404.html")).catch(() => "not found");
  return { status: 404, name: "404.html", body: page };
}

/** The format that Netlify and Cloudflare Pages share: a path, then its headers, indented. */
function parse(text) {
  const rules = [];
  for (const line of text.split("\n").filter((it) => it.trim() && !it.startsWith("#"))) {
    if (/^\s/.test(line)) {
      const [header, ...value] = line.split(":");
      rules.at(-1).headers.push([header.trim(), value.join(":").trim()]);
    } else {
      const [start, end] = line.trim().split("*");
      const matches = (path) =>
        end === undefined ? path === start : path.startsWith(start) && path.endsWith(end);
      rules.push({ matches, headers: [] });
    }
  }
  return rules;
}
