import { type Draw, times } from "@/components/ui/Ink";

const line = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 6,
  strokeLinecap: "round",
} as const;

export const form: Draw = (n, cut) => (
  <>
    <circle cx="100" cy="100" r="64" opacity="0.35" />
    <path d="M36 100a64 64 0 0 1 128 0z" transform={`rotate(${(n % 8) * 45} 100 100)`} />
    <circle cx="100" cy="100" r={14 + (n % 4) * 5} className={cut} />
  </>
);

const loaf: Draw = (n, cut) => (
  <>
    <path d="M22 140c0-50 34-80 78-80s78 30 78 80c0 8-6 12-14 12H36c-8 0-14-4-14-12z" />
    {times(3 + (n % 3), (i) => (
      <path
        key={i}
        d="M0 0q14 20 8 44"
        transform={`translate(${58 + i * (84 / (3 + (n % 3)))} ${84 - (n % 2) * 4})`}
        fill="none"
        strokeWidth="7"
        strokeLinecap="round"
        className={cut}
        style={{ fill: "none" }}
      />
    ))}
    <path d="M14 164h172" {...line} opacity="0.45" />
  </>
);

const cup: Draw = (n) => (
  <>
    <path d="M46 78h92v38c0 26-18 42-46 42s-46-16-46-42z" />
    <path d="M138 90h8c12 0 18 8 18 16s-6 20-30 20" {...line} strokeWidth="8" />
    <path d="M30 172h124" {...line} />
    {times(2 + (n % 2), (i) => (
      <path key={i} d={`M${70 + i * 22} 62q-10-12 0-22t0-20`} {...line} opacity="0.5" />
    ))}
  </>
);

const bowl: Draw = (n, cut) => (
  <>
    {times(4 + (n % 3), (i) => (
      <circle
        key={i}
        cx={58 + i * (84 / (3 + (n % 3)))}
        cy={i % 2 ? 80 : 88}
        r="19"
        opacity={i % 2 ? 0.4 : 0.65}
      />
    ))}
    <path d="M24 94h152c0 42-32 70-76 70s-76-28-76-70z" />
    <path d="M44 112h112" strokeWidth="5" className={cut} />
    <path d="M118 74l52-46M134 80l46-34" {...line} strokeWidth="5" />
  </>
);

const glass: Draw = (n, cut) => (
  <>
    <path d="M60 30h80c6 46-8 78-40 78S54 76 60 30z" />
    <path d={`M56 30h88l1 ${18 + (n % 4) * 8}H55z`} className={cut} opacity="0.75" />
    <path d="M100 106v58M66 168h68" {...line} strokeWidth="8" />
    <circle cx="150" cy="142" r="12" opacity="0.4" />
    <circle cx="44" cy="150" r="8" opacity="0.4" />
  </>
);

const leaf: Draw = (n) => (
  <>
    <path d="M100 184V40" {...line} />
    {times(3 + (n % 3), (i) => {
      const y = 56 + i * (100 / (3 + (n % 3)));
      return (
        <g key={i}>
          <ellipse cx="66" cy={y} rx="34" ry="13" transform={`rotate(32 66 ${y})`} />
          <ellipse
            cx="134"
            cy={y + 10}
            rx="34"
            ry="13"
            transform={`rotate(-32 134 ${y + 10})`}
            opacity="0.5"
          />
        </g>
      );
    })}
    <ellipse cx="100" cy="34" rx="12" ry="24" />
  </>
);

const flower: Draw = (n, cut) => (
  <>
    <path d="M100 100v88M100 168q30-4 38-30" {...line} />
    {times(6 + (n % 6), (i) => (
      <ellipse
        key={i}
        cx="100"
        cy="48"
        rx={20 - (n % 6) * 1.5}
        ry="32"
        opacity={i % 2 ? 0.5 : 1}
        transform={`rotate(${(i * 360) / (6 + (n % 6))} 100 84)`}
      />
    ))}
    <circle cx="100" cy="84" r="15" className={cut} />
  </>
);

const wave: Draw = (n) => (
  <>
    <circle cx={70 + (n % 5) * 16} cy="62" r="30" opacity="0.5" />
    {times(4, (i) => (
      <path
        key={i}
        d={`M${-20 - (i % 2) * 20} ${104 + i * 24}q20-22 40 0t40 0 40 0 40 0 40 0 40 0`}
        {...line}
        strokeWidth={10 - i}
      />
    ))}
  </>
);

const hill: Draw = (n, cut) => (
  <>
    <circle cx={140 - (n % 4) * 14} cy="56" r="24" opacity="0.5" />
    <path d="M-10 176L72 62l82 114z" />
    <path d={`M72 62l-20 28 14 ${6 + (n % 3) * 4} 12-10 14 12z`} className={cut} />
    <path d="M90 176l54-76 66 76z" opacity="0.55" />
    <path d="M0 178h200" {...line} />
  </>
);

const house: Draw = (n, cut) => (
  <>
    <path d="M40 92l60-52 60 52v80H40z" />
    {times(2 + (n % 2), (i) => (
      <path key={i} d="M0 0h22v26H0z" transform={`translate(${58 + i * 34} 96)`} className={cut} />
    ))}
    <path d={`M${88 + (n % 3) * 14} 172v-34a12 12 0 0 1 24 0v34z`} className={cut} />
    <path d="M16 174h168" {...line} opacity="0.5" />
  </>
);

const vessel: Draw = (n, cut) => (
  <>
    <path d="M74 34h52l-8 28c32 14 46 42 38 72-4 18-14 32-30 32H74c-16 0-26-14-30-32-8-30 6-58 38-72z" />
    {times(2 + (n % 3), (i) => (
      <path
        key={i}
        d={`M36 ${96 + i * 16}q64 ${8 + (n % 3) * 5} 128 0`}
        strokeWidth="4"
        className={cut}
        style={{ fill: "none" }}
      />
    ))}
    <path d="M30 172h140" {...line} opacity="0.5" />
  </>
);

const book: Draw = (n, cut) => (
  <>
    <path d="M100 60q-34-22-76-12v104q42-10 76 12z" />
    <path d="M100 60q34-22 76-12v104q-42-10-76 12z" opacity="0.55" />
    {times(3 + (n % 3), (i) => (
      <path
        key={i}
        d={`M38 ${72 + i * 15}q26-4 48 6`}
        strokeWidth="4"
        className={cut}
        style={{ fill: "none" }}
      />
    ))}
  </>
);

const wheel: Draw = (n, cut) => (
  <>
    <circle cx="100" cy="100" r="72" />
    <circle cx="100" cy="100" r="58" className={cut} />
    {times(8 + (n % 4) * 2, (i) => (
      <path
        key={i}
        d="M100 100V44"
        stroke="currentColor"
        strokeWidth="3"
        transform={`rotate(${(i * 360) / (8 + (n % 4) * 2)} 100 100)`}
      />
    ))}
    <circle cx="100" cy="100" r="14" />
  </>
);

const spool: Draw = (n, cut) => (
  <>
    <path d="M52 34h96v20H52zM52 146h96v20H52z" />
    <path d="M64 54h72v92H64z" opacity="0.6" />
    {times(5 + (n % 4), (i) => (
      <path key={i} d={`M64 ${66 + i * 11}l72-8`} strokeWidth="3" className={cut} />
    ))}
    <path d="M136 128q44 6 36 44t24 22" {...line} strokeWidth="3" />
  </>
);

const blades: Draw = (n) => (
  <>
    <g transform={`rotate(${(n % 5) * 8 - 16} 100 100)`}>
      <path d="M66 152L126 26q14 22 2 46L84 160zM134 152L74 26q-14 22-2 46l44 88z" />
      <circle cx="64" cy="164" r="17" {...line} strokeWidth="9" />
      <circle cx="136" cy="164" r="17" {...line} strokeWidth="9" />
    </g>
  </>
);

const lamp: Draw = (n) => (
  <>
    <circle cx="100" cy="100" r="38" />
    {times(12 + (n % 5) * 2, (i) => (
      <path
        key={i}
        d={`M100 ${i % 2 ? 48 : 44}V${i % 2 ? 32 : 18}`}
        {...line}
        transform={`rotate(${(i * 360) / (12 + (n % 5) * 2)} 100 100)`}
      />
    ))}
  </>
);

const record: Draw = (n, cut) => (
  <>
    <circle cx="100" cy="100" r="76" />
    {times(3 + (n % 3), (i) => (
      <circle
        key={i}
        cx="100"
        cy="100"
        r={66 - i * 9}
        strokeWidth="2"
        className={cut}
        style={{ fill: "none" }}
      />
    ))}
    <circle cx="100" cy="100" r="24" className={cut} />
    <circle cx="100" cy="100" r="5" />
  </>
);

const lens: Draw = (n, cut) => (
  <>
    <path d="M24 66h36l12-20h56l12 20h36v92H24z" />
    <circle cx="100" cy="108" r="36" className={cut} />
    <circle cx="100" cy="108" r="24" />
    <circle cx={92 + (n % 3) * 6} cy="100" r="7" className={cut} />
  </>
);

const screen: Draw = (n, cut) => (
  <>
    <path d="M22 44h156v100H22z" />
    <path d="M34 58h132v6H34z" className={cut} />
    {times(3 + (n % 2), (i) => (
      <path
        key={i}
        d={`M34 ${78 + i * 15}h${60 + ((n >> i) % 5) * 17}v8H34z`}
        className={cut}
        opacity={i ? 0.5 : 1}
      />
    ))}
    <path d="M78 168h44" {...line} opacity="0.5" />
  </>
);

const letter: Draw = (n, cut) => (
  <>
    <path d="M22 56h156v96H22z" />
    <path d="M22 58l78 54 78-54" strokeWidth="6" className={cut} style={{ fill: "none" }} />
    <circle cx={146 - (n % 3) * 8} cy="130" r="12" className={cut} opacity="0.6" />
  </>
);

/** Prints of food, goods and landscapes. */
export const things: Record<string, Draw> = {
  loaf,
  cup,
  bowl,
  glass,
  leaf,
  flower,
  wave,
  hill,
  house,
  vessel,
  book,
  wheel,
  spool,
  blades,
  lamp,
  record,
  lens,
  screen,
  letter,
};
