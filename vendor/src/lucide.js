// Draws an icon from its data with the markup lucide-react gives for the same props.
// `kebab` is the icon's own name, followed by its class aliases, separated by spaces.
const accessible = (name) => name.startsWith("aria-") || name === "role" || name === "title";

function classes(...lists) {
  const words = lists.flatMap((list) => (typeof list === "string" ? list.split(/\s+/) : []));
  return [...new Set(words)].filter(Boolean).join(" ");
}

globalThis.__airstrip_icon = (name, kebab, node) => {
  const names = kebab.split(" ").map((word) => `lucide-${word}`);
  const drawn = node.map(([tag, attributes]) => [tag, attributes]);

  function Icon({
    size,
    color,
    width,
    height,
    strokeWidth,
    absoluteStrokeWidth,
    nonScalingStroke,
    className = "",
    children,
    icon: _icon,
    iconNode: _iconNode,
    ...rest
  }) {
    const { createElement } = globalThis.__airstrip_react.React;
    const drawnWidth = width ?? size ?? 24;
    const stroke = strokeWidth ?? 2;
    const named =
      Boolean(children) || Object.keys(rest).some((key) => accessible(key) && rest[key] != null);
    const attributes = {
      xmlns: "http://www.w3.org/2000/svg",
      width: drawnWidth,
      height: height ?? size ?? 24,
      viewBox: "0 0 24 24",
      fill: "none",
      stroke: color || "currentColor",
      strokeWidth: absoluteStrokeWidth ? (Number(stroke) * 24) / Number(drawnWidth) : stroke,
      strokeLinecap: "round",
      strokeLinejoin: "round",
      className: classes("lucide", ...names, className),
      ...(named ? {} : { "aria-hidden": "true" }),
      ...rest,
    };
    const extra = nonScalingStroke ? { vectorEffect: "non-scaling-stroke" } : {};
    return createElement(
      "svg",
      attributes,
      ...drawn.map(([tag, shape]) => createElement(tag, { ...extra, ...shape })),
      ...(Array.isArray(children) ? children : [children]),
    );
  }
  Icon.displayName = name;
  return Icon;
};
