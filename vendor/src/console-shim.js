// React reports problems through console, which QuickJS lacks. Nobody reads it there.
globalThis.console ??= Object.fromEntries(
  ["debug", "error", "info", "log", "trace", "warn"].map((level) => [level, () => {}]),
);
