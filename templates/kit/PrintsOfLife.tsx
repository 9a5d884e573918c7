import { type Draw, times } from "@/components/ui/Ink";

const line = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 6,
  strokeLinecap: "round",
} as const;

const paw: Draw = (n) => (
  <g transform={`rotate(${(n % 5) * 6 - 12} 100 100)`}>
    <path d="M100 98c28 0 58 36 50 60-7 20-30 12-50 12s-43 8-50-12c-8-24 22-60 50-60z" />
    <ellipse cx="38" cy="98" rx="17" ry="25" transform="rotate(-26 38 98)" />
    <ellipse cx="76" cy="56" rx="18" ry="27" transform="rotate(-8 76 56)" />
    <ellipse cx="124" cy="56" rx="18" ry="27" transform="rotate(8 124 56)" />
    <ellipse cx="162" cy="98" rx="17" ry="25" transform="rotate(26 162 98)" />
  </g>
);

const weight: Draw = (n) => (
  <g transform={`rotate(${-24 - (n % 3) * 6} 100 100)`}>
    <path d="M8 92h184v16H8z" />
    <path d="M22 66h14v68H22zM164 66h14v68h-14z" opacity="0.55" />
    <path d="M40 44h24v112H40zM136 44h24v112h-24z" />
  </g>
);

const lotus: Draw = (n) => (
  <>
    <circle cx="100" cy="70" r={44 + (n % 3) * 4} opacity="0.3" />
    {[-72, 72, -40, 40].map((turn) => (
      <path
        key={turn}
        d="M100 156c-24-24-24-62 0-92 24 30 24 68 0 92z"
        transform={`rotate(${turn} 100 154)`}
        opacity={Math.abs(turn) > 60 ? 0.4 : 0.7}
      />
    ))}
    <path d="M100 158c-28-28-28-72 0-106 28 34 28 78 0 106z" />
    {times(2 + (n % 2), (i) => (
      <path key={i} d={`M${34 + i * 20} ${168 + i * 11}h${132 - i * 40}`} {...line} opacity="0.5" />
    ))}
  </>
);

const crate: Draw = (n, cut) => (
  <>
    {times(4, (i) => (
      <circle
        key={i}
        cx={48 + i * 35}
        cy={82 - ((n >> i) % 2) * 8}
        r="22"
        opacity={i % 2 ? 0.5 : 0.75}
      />
    ))}
    <path d="M84 82c0-40 12-56 16-66 6 14 18 28 16 66z" />
    <path d="M58 60q2-14 12-20M150 54q-2-12-12-18" {...line} strokeWidth="5" />
    <path d="M18 90h164v84H18z" />
    <path
      d="M18 116h164M18 146h164M44 90v84M156 90v84"
      strokeWidth="5"
      className={cut}
      style={{ fill: "none" }}
    />
  </>
);

const mic: Draw = (n, cut) => (
  <>
    <rect x="70" y="16" width="60" height="104" rx="30" />
    {times(3 + (n % 3), (i) => (
      <path
        key={i}
        d={`M82 ${46 + i * 13}h36`}
        strokeWidth="5"
        className={cut}
        style={{ fill: "none" }}
      />
    ))}
    <path d="M46 88v10a54 54 0 0 0 108 0V88M100 152v26M66 180h68" {...line} strokeWidth="9" />
  </>
);

const ball: Draw = (n, cut) => (
  <>
    <ellipse cx="100" cy="182" rx="54" ry="7" opacity="0.35" />
    <circle cx="100" cy="96" r="76" />
    <g
      transform={`rotate(${(n % 6) * 15} 100 96)`}
      strokeWidth="6"
      className={cut}
      style={{ fill: "none" }}
    >
      <path d="M100 20v152M24 96h152M48 38q46 58 0 116M152 38q-46 58 0 116" />
    </g>
  </>
);

const fish: Draw = (n, cut) => (
  <>
    <path d="M10 104C46 50 108 50 146 96l44-36v88l-44-36c-38 46-100 46-136-8z" />
    <circle cx="48" cy="96" r="8" className={cut} />
    <path d="M76 74q18 30 0 62" strokeWidth="6" className={cut} style={{ fill: "none" }} />
    {times(2 + (n % 2), (i) => (
      <path
        key={i}
        d={`M${98 + i * 16} 88q10 16 0 32`}
        strokeWidth="5"
        className={cut}
        style={{ fill: "none" }}
        opacity="0.7"
      />
    ))}
    <path d="M30 168q20-12 40 0t40 0 40 0" {...line} opacity="0.4" />
  </>
);

const bird: Draw = (n, cut) => (
  <>
    <path d="M14 142q30-2 34-30c4-34 32-58 66-58 10-22 44-22 52 4l26 12-26 8c2 46-30 80-82 80-36 0-56-8-70-16z" />
    <path
      d={`M62 128q${30 + (n % 3) * 4}-46 78-40-8 42-52 44z`}
      strokeWidth="5"
      className={cut}
      style={{ fill: "none" }}
    />
    <circle cx="144" cy="60" r="6" className={cut} />
    <path d="M98 158v22M118 154v26" {...line} />
    <path d="M60 182h96" {...line} opacity="0.5" />
  </>
);

const drop: Draw = (n, cut) => (
  <>
    <path d="M100 12c38 52 60 82 60 110a60 60 0 0 1-120 0c0-28 22-58 60-110z" />
    <path
      d={`M62 ${118 + (n % 3) * 4}q2 34 34 42`}
      strokeWidth="8"
      strokeLinecap="round"
      className={cut}
      style={{ fill: "none" }}
    />
    <circle cx="170" cy="58" r={12 + (n % 3) * 2} opacity="0.5" />
    <circle cx="30" cy="66" r="9" opacity="0.5" />
  </>
);

const chair: Draw = (n, cut) => (
  <>
    <path d="M56 16h88l-6 84H62z" />
    {times(2 + (n % 3), (i) => (
      <path
        key={i}
        d={`M${78 + i * (46 / (2 + (n % 3)))} 30v58`}
        strokeWidth="5"
        className={cut}
        style={{ fill: "none" }}
      />
    ))}
    <path d="M42 104h116v20H42z" />
    <path d="M56 124l-12 58M144 124l12 58M84 124l-4 44M116 124l4 44" {...line} strokeWidth="9" />
  </>
);

const desk: Draw = (n, cut) => (
  <>
    <path d="M10 92h180v16H10z" />
    <path d="M28 108v72M172 108v72" {...line} strokeWidth="10" />
    <path d="M108 108h52v40h-52z" opacity="0.55" />
    <path d="M126 128h16" strokeWidth="6" className={cut} style={{ fill: "none" }} />
    <path d={`M42 92h34M59 92V${58 - (n % 3) * 4}l22-26`} {...line} />
    <path d="M66 40l32-22 18 30z" />
    <path d="M126 92V66h30v26z" opacity="0.55" />
  </>
);

const star: Draw = (n, cut) => (
  <>
    <circle cx="88" cy="108" r="66" />
    <circle cx={116 + (n % 3) * 4} cy="90" r="54" className={cut} />
    {times(4, (i) => (
      <path
        key={i}
        d="M0-18l4 14 14 4-14 4-4 14-4-14-14-4 14-4z"
        transform={`translate(${118 + (i % 2) * 44} ${40 + i * 30}) scale(${1 - i * 0.16})`}
        opacity={i % 2 ? 0.6 : 1}
      />
    ))}
  </>
);

const pin: Draw = (n, cut) => (
  <>
    <path d="M8 132l56-20 60 22 68-24v58l-68 24-60-22-56 20z" opacity="0.4" />
    <path
      d={`M28 168q30-${20 + (n % 3) * 6} 72-14`}
      {...line}
      strokeWidth="5"
      strokeDasharray="2 12"
    />
    <path d="M100 158C74 122 52 100 52 70a48 48 0 0 1 96 0c0 30-22 52-48 88z" />
    <circle cx="100" cy="70" r="18" className={cut} />
  </>
);

const toy: Draw = (n, cut) => (
  <>
    <path d="M20 102h76v76H20z" />
    <path d="M104 102h76v76h-76z" opacity="0.55" />
    <g transform={`rotate(${(n % 5) * 4 - 8} 100 60)`}>
      <path d="M62 20h76v76H62z" />
      <path d="M100 36l24 42H76z" className={cut} />
    </g>
    <circle cx="58" cy="140" r="20" className={cut} />
    <path d="M126 124h32v32h-32z" className={cut} />
  </>
);

const curtain: Draw = (n, cut) => (
  <>
    <path d="M10 18h180v16H10z" />
    <path d="M16 38h74c0 62-24 104-60 132H16zM184 38h-74c0 62 24 104 60 132h14z" />
    {times(3, (i) => (
      <path
        key={i}
        d={`M${34 + i * 18} 38q0 70-${16 + i * 6} 104M${166 - i * 18} 38q0 70 ${16 + i * 6} 104`}
        strokeWidth="4"
        className={cut}
        style={{ fill: "none" }}
        opacity="0.7"
      />
    ))}
    <circle cx="100" cy="140" r={16 + (n % 3) * 3} opacity="0.5" />
    <path d="M8 178h184" {...line} strokeWidth="9" />
  </>
);

const cap: Draw = (n, cut) => (
  <>
    <path d="M48 104v44c0 24 104 24 104 0v-44l-52 24z" opacity="0.6" />
    <path d="M100 40l94 44-94 44L6 84z" />
    <path
      d={`M100 84l68 18v${36 + (n % 3) * 6}`}
      strokeWidth="4"
      className={cut}
      style={{ fill: "none" }}
    />
    <path d={`M168 ${104 - (n % 2) * 4}v44`} {...line} strokeWidth="5" />
    <circle cx="168" cy="156" r="9" />
  </>
);

const bag: Draw = (n, cut) => (
  <>
    <path d="M30 68h140l12 110H18z" />
    <path d="M66 84V58a34 34 0 0 1 68 0v26" {...line} strokeWidth="9" />
    <path
      d="M66 70v20M134 70v20"
      strokeWidth="9"
      strokeLinecap="round"
      className={cut}
      style={{ fill: "none" }}
    />
    <path
      d={`M${60 + (n % 3) * 4} 136h${80 - (n % 3) * 8}`}
      strokeWidth="7"
      className={cut}
      style={{ fill: "none" }}
    />
  </>
);

/** Prints of animals, sport, home and the stage. */
export const life: Record<string, Draw> = {
  paw,
  weight,
  lotus,
  crate,
  mic,
  ball,
  fish,
  bird,
  drop,
  chair,
  desk,
  star,
  pin,
  toy,
  curtain,
  cap,
  bag,
};
