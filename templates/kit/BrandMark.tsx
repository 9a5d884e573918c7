/** Where the accent touches the mark: a half disc or a bar on one edge, chosen by the name. */
const shapes = [
  "M11 36a7 7 0 0 1 14 0z",
  "M36 11a7 7 0 0 0 0 14z",
  "M11 0a7 7 0 0 0 14 0z",
  "M0 11a7 7 0 0 1 0 14z",
  "M0 30h36v6H0z",
  "M30 0h6v36h-6z",
];

type Props = { name: string; className?: string | undefined };

export function BrandMark({ name, className = "size-9" }: Props) {
  const letters = Array.from(name.trim());
  const sum = letters.reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 36 36"
      className={`shrink-0 rounded-control bg-deep ${className}`}
    >
      <path d={shapes[sum % shapes.length]} className="fill-accent" />
      <text
        x="18"
        y="18"
        textAnchor="middle"
        dominantBaseline="central"
        className="fill-deep-ink font-display text-[21px] font-semibold"
      >
        {letters[0]?.toUpperCase()}
      </text>
    </svg>
  );
}
