type Props = { seed: string; className?: string | undefined };

/** Whole numbers; the same text always gives the same ones. */
function numbers(text: string) {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9;
    return (state ^ (state >>> 13)) >>> 0;
  };
}

/** Streets and blocks around a pin. It is a drawing, not a survey, and names no street. */
export function StreetPlan({ seed, className = "" }: Props) {
  const next = numbers(seed);
  const columns = Array.from({ length: 7 }, () => 52 + (next() % 44));
  const rows = Array.from({ length: 5 }, () => 44 + (next() % 30));
  const park = 8 + (next() % 16);
  const tilt = (next() % 24) - 12;
  const starts = (sizes: number[]) => sizes.map((_, at) => sizes.slice(0, at).reduce(sum, 0));
  const [lefts, tops] = [starts(columns), starts(rows)];
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 400 240"
      preserveAspectRatio="xMidYMid slice"
      className={`bg-surface ${className}`}
    >
      <g transform={`rotate(${tilt} 200 120) translate(-50 -45)`}>
        {rows.flatMap((height, row) =>
          columns.map((width, column) => (
            <rect
              key={`${row}-${column}`}
              x={lefts[column]}
              y={tops[row]}
              width={width - (column === 3 ? 20 : 9)}
              height={height - (row === 2 ? 18 : 8)}
              rx="3"
              className={row * columns.length + column === park ? "fill-tint" : "fill-sunken"}
            />
          )),
        )}
      </g>
      <path
        d={`M-10 ${200 + (next() % 40)}C${90 + (next() % 60)} ${150 + (next() % 60)} ${240 + (next() % 60)} ${230 + (next() % 30)} 410 ${170 + (next() % 50)}`}
        fill="none"
        strokeWidth="14"
        className="stroke-tint"
      />
      <g transform="translate(200 108)">
        <ellipse cy="2" rx="11" ry="3.5" className="fill-line" />
        <path
          d="M0 0c-12-17-20-25-20-36a20 20 0 0 1 40 0c0 11-8 19-20 36z"
          className="fill-accent stroke-accent-edge"
        />
        <circle cy="-36" r="7" className="fill-accent-ink" />
      </g>
    </svg>
  );
}

function sum(total: number, size: number) {
  return total + size;
}
