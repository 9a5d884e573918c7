// React for rendering markup in QuickJS: no DOM, no timers, no streams.
import "./console-shim.js";
import * as React from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { renderToStaticMarkup, renderToString } from "../node_modules/react-dom/cjs/react-dom-server-legacy.browser.production.js";

globalThis.__airstrip_react = {
  React: React.default ?? React,
  jsxRuntime: { jsx, jsxs, Fragment },
  renderToStaticMarkup,
  renderToString,
};
