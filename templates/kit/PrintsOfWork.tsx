import { type Draw, times } from "@/components/ui/Ink";

const line = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 6,
  strokeLinecap: "round",
} as const;

const heart: Draw = (n, cut) => (
  <>
    <path d="M100 174C50 136 22 108 22 74a39 39 0 0 1 78-10 39 39 0 0 1 78 10c0 34-28 62-78 100z" />
    <path
      d={`M24 98h${42 + (n % 3) * 6}l12-22 18 44 14-32 6 10h${44 - (n % 3) * 6}`}
      strokeWidth="8"
      strokeLinejoin="round"
      className={cut}
      style={{ fill: "none" }}
    />
  </>
);

const tooth: Draw = (n, cut) => (
  <>
    <path d="M100 48c-20-16-66-14-66 30 0 36 18 42 22 78 3 20 22 20 25 0 3-18 6-34 19-34s16 16 19 34c3 20 22 20 25 0 4-36 22-42 22-78 0-44-46-46-66-30z" />
    <path
      d={`M54 ${80 + (n % 3) * 4}q3-18 19-20`}
      strokeWidth="7"
      strokeLinecap="round"
      className={cut}
      style={{ fill: "none" }}
    />
  </>
);

const tool: Draw = (n, cut) => (
  <>
    <g transform={`rotate(${42 + (n % 3) * 3} 100 104)`} opacity="0.55">
      <path d="M90 60h20v108a10 10 0 0 1-20 0z" />
      <circle cx="100" cy="46" r="30" />
      <path d="M88 6h24v42H88z" className={cut} />
    </g>
    <g transform={`rotate(${-42 - (n % 3) * 3} 100 104)`}>
      <path d="M92 50h16v122a8 8 0 0 1-16 0z" />
      <path d="M58 24h62c16 0 26 8 32 22-14-6-22-4-32-4H58z" />
    </g>
  </>
);

const scales: Draw = (n) => (
  <>
    <circle cx="100" cy="34" r="10" />
    <path d="M100 34v132M58 172h84" {...line} strokeWidth="8" />
    <g transform={`rotate(${(n % 5) * 3 - 6} 100 56)`}>
      <path d="M34 56h132" {...line} strokeWidth="8" />
      <path d="M40 58L18 116h44zM160 58l-22 58h44z" {...line} strokeWidth="4" />
      <path d="M8 112h64a32 32 0 0 1-64 0z" />
      <path d="M128 112h64a32 32 0 0 1-64 0z" opacity="0.55" />
    </g>
  </>
);

const pencil: Draw = (n, cut) => (
  <>
    <g transform="rotate(38 100 90)">
      <path d="M80 6h40v124l-20 40-20-40z" />
      <path
        d="M80 26h40M93 44v80M107 44v80"
        strokeWidth="4"
        className={cut}
        style={{ fill: "none" }}
      />
      <path d="M80 130h40l-13 26h-14z" className={cut} opacity="0.8" />
    </g>
    <path d={`M60 172q16-${14 + (n % 4) * 3} 32 0t32 0 32 0 28-4`} {...line} opacity="0.5" />
  </>
);

const receipt: Draw = (n, cut) => (
  <>
    <path d="M48 18h104v160l-13-12-13 12-13-12-13 12-13-12-13 12-13-12-13 12z" />
    {times(4, (i) => (
      <path
        key={i}
        d={`M64 ${46 + i * 18}h${28 + ((n >> i) % 4) * 6}M124 ${46 + i * 18}h12`}
        strokeWidth="6"
        className={cut}
        style={{ fill: "none" }}
        opacity="0.6"
      />
    ))}
    <path d="M64 128h34M112 128h24" strokeWidth="11" className={cut} style={{ fill: "none" }} />
  </>
);

const week: Draw = (n, cut) => (
  <>
    <path d="M24 42h152v132H24z" />
    <path d="M60 26v30M140 26v30" {...line} strokeWidth="10" />
    <path d="M24 70h152" strokeWidth="6" className={cut} style={{ fill: "none" }} />
    {times(12, (i) => (
      <path
        key={i}
        d="M0 0h22v18H0z"
        transform={`translate(${40 + (i % 4) * 33} ${84 + Math.floor(i / 4) * 28})`}
        className={cut}
        opacity={i === n % 12 || i === (n * 5) % 12 ? 1 : 0.35}
      />
    ))}
  </>
);

const chart: Draw = (n) => (
  <>
    {times(5, (i) => {
      const height = 34 + i * 16 + ((n >> i) % 4) * 9;
      return (
        <path
          key={i}
          d={`M${26 + i * 31} ${164 - height}h24v${height}h-24z`}
          opacity={i === 4 ? 1 : 0.5}
        />
      );
    })}
    <path d="M14 172h172" {...line} />
    <path d={`M26 ${108 - (n % 3) * 6}l44-22 36 8 58-56`} {...line} />
    <circle cx="166" cy="36" r="10" />
  </>
);

const code: Draw = (n) => (
  <>
    <path d="M62 56L20 100l42 44M138 56l42 44-42 44" {...line} strokeWidth="15" />
    <path
      d={`M${116 + (n % 3) * 3} 34L${84 - (n % 3) * 3} 166`}
      {...line}
      strokeWidth="9"
      opacity="0.5"
    />
  </>
);

const speech: Draw = (n, cut) => (
  <>
    <path d="M84 92h96v58h-22v26l-26-26H84z" opacity="0.5" />
    <path d="M20 28h112v80H70l-28 28v-28H20z" />
    {times(3, (i) => (
      <path
        key={i}
        d={`M38 ${50 + i * 18}h${44 + ((n >> i) % 3) * 14}`}
        strokeWidth="6"
        className={cut}
        style={{ fill: "none" }}
      />
    ))}
  </>
);

const key: Draw = (n, cut) => (
  <g transform={`rotate(${-32 - (n % 4) * 4} 100 100)`}>
    <circle cx="52" cy="100" r="40" />
    <circle cx="46" cy="100" r="15" className={cut} />
    <path d="M86 90h104v20h-12v22h-18v-22h-10v14h-18v-14H86z" />
  </g>
);

const van: Draw = (n, cut) => (
  <>
    <path d="M10 58h108v88H10z" />
    <path d="M122 84h34l34 34v28h-68z" />
    <path d="M134 96h18l20 22h-38z" className={cut} />
    <path
      d={`M28 ${82 + (n % 3) * 6}h62`}
      strokeWidth="9"
      className={cut}
      style={{ fill: "none" }}
    />
    {times(2, (i) => (
      <g key={i}>
        <circle cx={48 + i * 102} cy="148" r="24" className={cut} />
        <circle cx={48 + i * 102} cy="148" r="17" />
      </g>
    ))}
    <path d="M6 174h188" {...line} opacity="0.5" />
  </>
);

const tower: Draw = (n, cut) => (
  <>
    <path d={`M16 ${98 - (n % 3) * 8}h50v80H16z`} opacity="0.5" />
    <path d={`M134 ${76 + (n % 4) * 8}h50v104h-50z`} opacity="0.5" />
    <path d="M62 30h76v146H62z" />
    {times(12, (i) => (
      <path
        key={i}
        d="M0 0h12v16H0z"
        transform={`translate(${74 + (i % 3) * 20} ${44 + Math.floor(i / 3) * 28})`}
        className={cut}
        opacity={(n >> i) % 3 ? 1 : 0.4}
      />
    ))}
    <path d="M6 178h188" {...line} />
  </>
);

const clock: Draw = (n, cut) => (
  <>
    <circle cx="100" cy="100" r="78" />
    {times(12, (i) => (
      <path
        key={i}
        d="M100 34v10"
        transform={`rotate(${i * 30} 100 100)`}
        strokeWidth={i % 3 ? 3 : 7}
        className={cut}
        style={{ fill: "none" }}
      />
    ))}
    <path
      d="M100 100V52"
      strokeWidth="7"
      strokeLinecap="round"
      className={cut}
      style={{ fill: "none" }}
    />
    <path
      d="M100 100v-34"
      transform={`rotate(${60 + (n % 9) * 30} 100 100)`}
      strokeWidth="9"
      strokeLinecap="round"
      className={cut}
      style={{ fill: "none" }}
    />
  </>
);

const list: Draw = (n, cut) => (
  <>
    <path d="M42 20h116v160H42z" />
    {times(4, (i) => (
      <g key={i} className={cut}>
        <path
          d={i < 1 + (n % 3) ? `M56 ${52 + i * 34}l8 8 14-16` : `M57 ${44 + i * 34}h18v18H57z`}
          strokeWidth="6"
          style={{ fill: "none" }}
        />
        <path
          d={`M92 ${53 + i * 34}h${28 + ((n >> i) % 4) * 7}`}
          strokeWidth="7"
          style={{ fill: "none" }}
          opacity={i < 1 + (n % 3) ? 0.5 : 1}
        />
      </g>
    ))}
  </>
);

const coin: Draw = (n, cut) => (
  <>
    {times(3 + (n % 2), (i) => (
      <path key={i} d={`M24 ${164 - i * 24}h84v18H24z`} opacity={i % 2 ? 0.5 : 1} />
    ))}
    <circle cx="130" cy="78" r="56" />
    <circle cx="130" cy="78" r="41" strokeWidth="4" className={cut} style={{ fill: "none" }} />
    <path
      d="M130 54v48M118 64h24M118 92h24"
      strokeWidth="7"
      className={cut}
      style={{ fill: "none" }}
    />
  </>
);

const brush: Draw = (n, cut) => (
  <>
    <path
      d={`M18 ${150 - (n % 3) * 6}q40-36 82-12t84-26l4 26q-44 40-84 22t-82 16z`}
      opacity="0.45"
    />
    <g transform="rotate(36 100 80)">
      <path d="M91 2h18l5 84H86z" />
      <path d="M84 90h32v16H84z" opacity="0.6" />
      <path d="M82 110h36c6 26-4 42-18 60-14-18-24-34-18-60z" />
      <path
        d="M94 118q-2 20 4 34M106 118q2 16-2 30"
        strokeWidth="3"
        className={cut}
        style={{ fill: "none" }}
      />
    </g>
  </>
);

const bolt: Draw = (n, cut) => (
  <>
    <circle cx="100" cy="100" r={74 + (n % 3) * 4} opacity="0.4" />
    <path d="M116 8L44 112h46l-14 80 82-108h-48z" />
    <path
      d="M104 46L76 92"
      strokeWidth="5"
      strokeLinecap="round"
      className={cut}
      style={{ fill: "none" }}
    />
  </>
);

/** Prints of trades, offices and tools. */
export const work: Record<string, Draw> = {
  heart,
  tooth,
  tool,
  scales,
  pencil,
  receipt,
  week,
  chart,
  code,
  speech,
  key,
  van,
  tower,
  clock,
  list,
  coin,
  brush,
  bolt,
};
