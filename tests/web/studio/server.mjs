// A studio, and a model server that is none, as programs of their own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const running = new Set();
process.on("exit", () => running.forEach((it) => it.kill("SIGKILL")));

/** Starts `program`, and waits for the line in which it says where it listens. */
async function start(program, args) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (log += text));
  const ended = once(child, "exit").then(() => {
    throw new Error(`${args[0]} ended:\n${log}`);
  });
  const [url] = await Promise.race([once(createInterface(child.stdout), "line"), ended]);
  ended.catch(() => {});
  return { child, url };
}

/** A studio on one workspace and one port, which can be stopped at any moment and started again. */
export class Studio {
  constructor(airstrip, workspace, more = []) {
    Object.assign(this, { airstrip, workspace, more, port: "0" });
  }

  async open() {
    const args = ["studio", this.workspace, "--port", this.port, ...this.more];
    const { child, url } = await start(this.airstrip, args);
    Object.assign(this, { child, url, port: new URL(url).port });
    return this;
  }

  /** Ends it at once, as a power cut does. */
  async kill() {
    this.child.kill("SIGKILL");
    await once(this.child, "exit");
  }

  async site(id) {
    const response = await fetch(`${this.url}/api/sites/${id}`);
    return response.json();
  }
}

/** A model that is none: it answers what a schema asks for. */
export const model = (airstrip, ...args) => start(airstrip, ["dev-model", ...args]);
