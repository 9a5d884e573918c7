import { type Draw, times } from "@/components/ui/Ink";

const line = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 6,
  strokeLinecap: "round",
} as const;

/** Strokes that are cut out of the ink. */
const open = { fill: "none" } as const;

const hive: Draw = (n, cut) => (
  <>
    {[52, 92, 120, 136, 144].map((width, i) => (
      <rect
        key={width}
        x={100 - width / 2}
        y={32 + i * 27}
        width={width}
        height="25"
        rx="12.5"
        opacity={i % 2 ? 0.65 : 1}
      />
    ))}
    <path d="M80 166v-12a20 20 0 0 1 40 0v12z" className={cut} />
    <path d="M14 174h172" {...line} strokeWidth="9" />
    {times(2 + (n % 2), (i) => (
      <g key={i} transform={`translate(${[168, 26, 150][i]} ${[58, 84, 22][i]})`}>
        <ellipse cx="-3" cy="-8" rx="6" ry="9" transform="rotate(-28)" opacity="0.4" />
        <ellipse cx="5" cy="-8" rx="6" ry="9" transform="rotate(24)" opacity="0.4" />
        <ellipse rx="13" ry="8" />
        <path d="M-3-8v16M4-8v16" strokeWidth="3" className={cut} style={open} />
      </g>
    ))}
  </>
);

const shelf: Draw = (n, cut) => (
  <>
    {times(2, (row) =>
      times(6, (i) => {
        const height = 46 + ((n >> (i + row)) % 4) * 6;
        const leans = i === 5 - row * 5;
        return (
          <g
            key={`${row}-${i}`}
            transform={`translate(${30 + i * 24} ${88 + row * 82 - height}) ${leans ? `rotate(${row ? -9 : 9} ${row ? 0 : 20} ${height})` : ""}`}
            opacity={(i + row) % 3 === 1 ? 0.5 : 1}
          >
            <path d={`M0 0h20v${height}H0z`} />
            <path d="M0 11h20M0 17h20" strokeWidth="2.5" className={cut} style={open} />
          </g>
        );
      }),
    )}
    <path d="M10 88h180v9H10zM10 170h180v10H10z" />
    <path d="M10 12h9v168h-9zM181 12h9v168h-9z" />
  </>
);

const glyphs: Draw = (n, cut) => (
  <>
    <g opacity="0.6">
      <path d="M88 66h98v116H88z" />
      <path
        d="M137 84v16M108 104h58M122 106q14 40 42 56M152 106q-12 42-42 58"
        strokeWidth="7"
        strokeLinecap="round"
        className={cut}
        style={open}
      />
    </g>
    <path d="M14 18h104v116H14z" strokeWidth="9" className={cut} />
    <path d="M16 20h100v112H16z" />
    <path
      d={`M38 110L66 38l28 72M48 ${88 - (n % 3) * 3}h36`}
      strokeWidth="10"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cut}
      style={open}
    />
  </>
);

const candle: Draw = (n, cut) => (
  <>
    {[
      { x: 46, top: 82 - (n % 3) * 6 },
      { x: 112, top: 116 - (n % 4) * 6 },
    ].map(({ x, top }, i) => (
      <g key={x}>
        <path
          d={`M${x + 21} ${top - 66}c14 20 19 28 19 40a19 19 0 0 1-38 0c0-12 5-20 19-40z`}
          opacity="0.55"
        />
        <circle cx={x + 21} cy={top - 24} r="8" className={cut} />
        <path d={`M${x + 21} ${top}v-12`} {...line} strokeWidth="4" />
        <path d={`M${x} ${top}h42v${172 - top}h-42z`} />
        <path
          d={`M${x + 9} ${top + 2}v${24 + i * 8}M${x + 20} ${top + 2}v12`}
          strokeWidth="5"
          strokeLinecap="round"
          className={cut}
          style={open}
        />
      </g>
    ))}
    <path d="M20 174h160" {...line} strokeWidth="10" />
  </>
);

const ring: Draw = (n, cut) => (
  <>
    <circle cx="100" cy="128" r="52" {...line} strokeWidth="14" />
    <path d="M70 22h60l22 26-52 48-52-48z" />
    <path
      d="M50 48h100M84 48l16 44 16-44M70 24l14 24 16-24 16 24 14-24"
      strokeWidth="3"
      className={cut}
      style={open}
    />
    {times(3, (i) => (
      <path
        key={i}
        d="M0-11l3 8 8 3-8 3-3 8-3-8-8-3 8-3z"
        transform={`translate(${[172, 24, 164][i]} ${[34 + (n % 3) * 5, 72, 92][i]})`}
        opacity="0.5"
      />
    ))}
  </>
);

const shoe: Draw = (n, cut) => (
  <>
    <path d="M16 52q22 12 44-8l18 28q34 28 86 36 24 6 24 34H16z" />
    <path d="M12 148h178v16H12z" opacity="0.55" />
    {times(3 + (n % 2), (i) => (
      <path
        key={i}
        d={`M${78 + i * 17} ${92 + i * 9}l17-20`}
        strokeWidth="6"
        strokeLinecap="round"
        className={cut}
        style={open}
      />
    ))}
    <path d="M16 122q44-6 62 20" strokeWidth="4" className={cut} style={open} />
  </>
);

const glasses: Draw = (n, cut) => (
  <>
    {[52, 148].map((x) => (
      <g key={x}>
        <circle cx={x} cy="104" r="42" />
        <circle cx={x} cy="104" r="31" className={cut} />
        <circle cx={x} cy="104" r="31" opacity="0.3" />
        <path
          d={`M${x - 14} ${112 - (n % 3) * 4}l22-24M${x - 2} ${120 - (n % 3) * 4}l16-17`}
          {...line}
          strokeWidth="5"
          opacity="0.6"
        />
      </g>
    ))}
    <path d="M88 94q12-14 24 0" {...line} strokeWidth="9" />
    <path d="M14 88L4 62M186 88l10-26" {...line} strokeWidth="9" />
  </>
);

const cone: Draw = (n, cut) => (
  <>
    <circle cx="68" cy="76" r="30" opacity="0.5" />
    <circle cx="132" cy="76" r="30" opacity="0.75" />
    <circle cx="100" cy="42" r="32" />
    <path d="M50 94h100l-50 98z" />
    <path
      d="M72 94l40 74M104 94l22 42M128 94l-40 74M96 94l-22 42"
      strokeWidth="4"
      className={cut}
      style={open}
    />
    {times(3 + (n % 3), (i) => (
      <path
        key={i}
        d="M0 0l7-5"
        transform={`translate(${82 + i * 9} ${26 + (i % 2) * 18})`}
        strokeWidth="4"
        strokeLinecap="round"
        className={cut}
      />
    ))}
  </>
);

const slice: Draw = (n, cut) => (
  <>
    <path d="M100 190L30 62q70-36 140 0z" opacity="0.75" />
    <path d="M22 58q78-48 156 0" {...line} strokeWidth="24" />
    {times(3 + (n % 2), (i) => (
      <circle
        key={i}
        cx={[76, 122, 100, 98][i]}
        cy={[84, 90, 126, 68][i]}
        r={[13, 12, 11, 7][i]}
        className={cut}
      />
    ))}
    <path d="M126 118l8-10M84 110l-8-6M98 156l6-8" strokeWidth="5" className={cut} />
  </>
);

const cheese: Draw = (n, cut) => (
  <>
    <path d="M12 112L140 40q40 20 48 72z" opacity="0.55" />
    <path d="M12 116h176v54H12z" />
    {times(4, (i) => (
      <circle
        key={i}
        cx={40 + i * 40}
        cy={i % 2 ? 152 - (n % 3) * 4 : 136}
        r={8 + ((n >> i) % 3) * 3}
        className={cut}
      />
    ))}
    <ellipse cx="126" cy="82" rx="15" ry="9" className={cut} />
    <ellipse cx="86" cy="98" rx="9" ry="5" className={cut} />
  </>
);

const mortar: Draw = (n, cut) => (
  <>
    <g transform={`rotate(${28 + (n % 3) * 4} 110 80)`} opacity="0.6">
      <path d="M103 4h14v92h-14z" />
      <circle cx="110" cy="8" r="13" />
    </g>
    <path d="M20 74h160v20H20z" />
    <path d="M32 100h136q-4 46-42 58H74q-38-12-42-58z" />
    <path d="M64 164h72l10 18H54z" />
    <path
      d="M100 110v34M83 127h34"
      strokeWidth="11"
      strokeLinecap="round"
      className={cut}
      style={open}
    />
  </>
);

const cleaver: Draw = (n, cut) => (
  <>
    <g transform={`rotate(${-16 - (n % 3) * 4} 100 80)`}>
      <path d="M8 36h126v74H40Q8 110 8 78z" />
      <circle cx="116" cy="54" r="9" className={cut} />
      <path d="M138 44h48q10 0 10 11t-10 11h-48z" opacity="0.6" />
      <path d="M24 96q8 6 20 6h78" strokeWidth="4" className={cut} style={open} />
    </g>
    <path d="M14 142h172v16H14z" />
    <path d="M14 164h172v16H14z" opacity="0.5" />
  </>
);

/** Prints of trades that have a thing of their own. */
export const trades: Record<string, Draw> = {
  hive,
  shelf,
  glyphs,
  candle,
  ring,
  shoe,
  glasses,
  cone,
  slice,
  cheese,
  mortar,
  cleaver,
};
