// Runs another program for a limited time.
import { spawn } from "node:child_process";

const running = new Set();
process.on("exit", () => running.forEach(kill));

/** What `program` printed, after it ended well; an error if it failed or took longer than `seconds`. */
export function run(program, args, { cwd, seconds = 120 } = {}) {
  return new Promise((done, fail) => {
    const env = { ...process.env, CI: "1", NO_COLOR: "1", NO_UPDATE_NOTIFIER: "1" };
    delete env.FORCE_COLOR;
    // A group of its own, so that what npm started ends with it.
    const child = spawn(program, args, {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    const out = { stdout: "", stderr: "" };
    for (const pipe of ["stdout", "stderr"]) {
      child[pipe].setEncoding("utf8").on("data", (text) => (out[pipe] += text));
    }
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      kill(child);
    }, seconds * 1000);
    const end = (problem) => {
      clearTimeout(timer);
      running.delete(child);
      const tail = `${out.stdout}\n${out.stderr}`.trim().split("\n").slice(-30).join("\n");
      if (problem) fail(new Error(`${program} ${args[0]} ${args[1] ?? ""}: ${problem}\n${tail}`));
      else done(out);
    };
    child.on("error", (error) => end(error.message));
    child.on("close", (code, signal) => {
      if (late) end(`still running after ${seconds} s`);
      else end(code === 0 ? undefined : `ended with ${signal ?? code}`);
    });
  });
}

function kill(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}
