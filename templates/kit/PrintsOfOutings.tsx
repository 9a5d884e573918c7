import { type Draw, times } from "@/components/ui/Ink";

const line = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 6,
  strokeLinecap: "round",
} as const;

/** Strokes that are cut out of the ink. */
const open = { fill: "none" } as const;

const canoe: Draw = (n, cut) => (
  <>
    <g transform={`rotate(${-34 - (n % 3) * 4} 100 84)`} opacity="0.55">
      <path d="M2 80h150v8H2z" />
      <path d="M146 68h40q12 16 0 32h-40z" />
    </g>
    <path d="M4 78q96 34 192 0-4 56-46 66H50Q8 134 4 78z" />
    <path d="M12 90q88 32 176 0" strokeWidth="5" className={cut} style={open} />
    <path d="M66 104v-8M134 104v-8" strokeWidth="14" className={cut} style={open} />
    {times(2, (i) => (
      <path
        key={i}
        d={`M${6 + i * 22} ${162 + i * 20}q18-12 36 0t36 0 36 0 36 0${i ? "" : " 36 0"}`}
        {...line}
        opacity={i ? 0.4 : 0.7}
      />
    ))}
  </>
);

const horseshoe: Draw = (n, cut) => (
  <g transform={`rotate(${(n % 5) * 5 - 10} 100 100)`}>
    <path
      d="M56 34C14 92 26 166 100 166S186 92 144 34"
      {...line}
      strokeWidth="32"
      strokeLinecap="butt"
    />
    <path d="M34 20l46 14M166 20l-46 14" {...line} strokeWidth="13" opacity="0.55" />
    {[
      [44, 66],
      [36, 100],
      [50, 134],
      [150, 134],
      [164, 100],
      [156, 66],
    ].map(([x, y]) => (
      <circle key={`${x}-${y}`} cx={x} cy={y} r="6" className={cut} />
    ))}
  </g>
);

const suitcase: Draw = (n, cut) => (
  <>
    <path d="M70 62V40q0-10 10-10h40q10 0 10 10v22" {...line} strokeWidth="11" />
    <rect x="16" y="58" width="168" height="116" rx="14" />
    <path d="M48 58v116M152 58v116" strokeWidth="6" className={cut} style={open} />
    <g transform={`rotate(${(n % 5) * 4 - 8} 100 116)`}>
      <rect x="74" y="94" width="52" height="44" rx="4" className={cut} />
      <path d="M82 124l12-16 9 11 6-7 9 12z" opacity="0.7" />
    </g>
  </>
);

const car: Draw = (n, cut) => (
  <>
    <path d="M42 92l24-44h68l30 44 24 6q8 4 8 14v34H6v-34q0-12 10-16z" />
    <path d="M62 90l14-28h20v28zM106 90V62h22l18 28z" className={cut} />
    {n % 2 === 0 && <path d="M84 46V32h32v14z" opacity="0.55" />}
    <path d="M14 116h18M172 116h18" strokeWidth="8" className={cut} style={open} />
    {[52, 148].map((x) => (
      <g key={x}>
        <circle cx={x} cy="146" r="25" className={cut} />
        <circle cx={x} cy="146" r="18" />
        <circle cx={x} cy="146" r="6" className={cut} />
      </g>
    ))}
    <path d="M4 172h192" {...line} opacity="0.5" />
  </>
);

const train: Draw = (n, cut) => (
  <>
    <path d="M52 20h96q16 0 16 16v104q0 14-14 14H50q-14 0-14-14V36q0-16 16-16z" />
    <path d="M52 52h42v40H52zM106 52h42v40h-42z" className={cut} />
    <path d="M80 34h40" strokeWidth="7" strokeLinecap="round" className={cut} />
    <circle cx="62" cy="122" r="11" className={cut} />
    <circle cx="138" cy="122" r="11" className={cut} />
    <path d={`M${90 - (n % 3) * 2} 122h${20 + (n % 3) * 4}`} strokeWidth="6" className={cut} />
    <path d="M66 158l-28 34M134 158l28 34M52 176h96" {...line} strokeWidth="8" opacity="0.6" />
  </>
);

const cloud: Draw = (n) => (
  <>
    <circle cx={132 + (n % 3) * 6} cy="64" r="34" opacity="0.5" />
    <path d="M50 132a34 34 0 0 1 4-68 46 46 0 0 1 88 8 30 30 0 0 1 6 60z" />
    {times(4, (i) => (
      <path
        key={i}
        d={`M${56 + i * 28} ${150 + (i % 2) * 6}l-9 24`}
        {...line}
        strokeWidth="8"
        opacity={(n >> i) % 2 ? 0.5 : 0.9}
      />
    ))}
  </>
);

const dice: Draw = (n, cut) => (
  <>
    <g transform={`rotate(${14 + (n % 4) * 3} 134 122)`} opacity="0.55">
      <rect x="92" y="80" width="88" height="88" rx="14" />
      <circle cx="136" cy="124" r="9" className={cut} />
    </g>
    <g transform={`rotate(${-12 - (n % 3) * 3} 70 76)`}>
      <rect x="14" y="20" width="112" height="112" rx="18" strokeWidth="8" className={cut} />
      <rect x="16" y="22" width="108" height="108" rx="16" />
      {[
        [44, 50],
        [96, 50],
        [70, 76],
        [44, 102],
        [96, 102],
      ].map(([x, y]) => (
        <circle key={`${x}-${y}`} cx={x} cy={y} r="10" className={cut} />
      ))}
    </g>
  </>
);

const note: Draw = (n) => (
  <>
    <ellipse cx="52" cy="152" rx="30" ry="22" transform="rotate(-18 52 152)" />
    <ellipse cx="144" cy="132" rx="30" ry="22" transform="rotate(-18 144 132)" />
    <path d="M70 42h11v108H70zM162 22h11v108h-11z" />
    <path d="M70 36l103-24v28L70 64z" />
    {times(1 + (n % 2), (i) => (
      <path key={i} d={`M81 ${78 + i * 22}l81-19`} {...line} strokeWidth="9" opacity="0.5" />
    ))}
  </>
);

const bed: Draw = (n, cut) => (
  <>
    <path d="M12 36h14v140H12zM174 84h14v92h-14z" />
    <path d="M26 96h148v52H26z" />
    <path d="M26 148h148v10H26z" opacity="0.5" />
    <path d="M34 70h56q10 0 10 10v18H34z" opacity="0.55" />
    <path d={`M100 96q${-10 - (n % 3) * 4} 26 0 52`} strokeWidth="6" className={cut} style={open} />
    <path
      d="M0 0a22 22 0 1 0 24 26A18 18 0 0 1 0 0z"
      transform={`translate(${136 - (n % 4) * 5} 24)`}
      opacity="0.55"
    />
  </>
);

const tent: Draw = (n, cut) => (
  <>
    <path
      d="M0 0a22 22 0 1 0 24 26A18 18 0 0 1 0 0z"
      transform={`translate(${150 - (n % 4) * 6} 18)`}
      opacity="0.55"
    />
    <path d="M96 52l86 122H96z" opacity="0.55" />
    <path d="M96 52L14 174h164z" opacity="0.75" />
    <path d="M96 52L14 174h104z" />
    <path d="M84 108l-36 66h48z" className={cut} />
    <path d="M88 40l12 18M104 40L92 58" {...line} />
    <path d="M4 176h192" {...line} strokeWidth="8" />
  </>
);

/** Prints of going out: on the road, outdoors, to play and to stay the night. */
export const outings: Record<string, Draw> = {
  canoe,
  horseshoe,
  suitcase,
  car,
  train,
  cloud,
  dice,
  note,
  bed,
  tent,
};
