type Image = { src: string; alt: string; width: number; height: number };
type Props = { name: string; image?: Image | undefined; className?: string | undefined };

const papers = ["bg-tint text-brand", "bg-deep text-deep-brand", "bg-brand text-tint"];

/** A person's photograph; without one their initials, engraved in rings that only this name has. */
export function Portrait({ name, image, className = "" }: Props) {
  if (image) {
    return (
      <img
        src={image.src}
        alt={image.alt}
        width={image.width}
        height={image.height}
        loading="lazy"
        className={`object-cover ${className}`}
      />
    );
  }
  const letters = Array.from(name);
  const n = letters.reduce((sum, it) => (sum * 31 + (it.codePointAt(0) ?? 0)) % 9973, 7);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 100"
      preserveAspectRatio="xMidYMid slice"
      className={`${papers[n % papers.length] ?? ""} ${className}`}
    >
      {Array.from({ length: 7 + (n % 4) }, (_, index) => (
        <circle
          key={index}
          cx={(n % 5) * 25}
          cy={100 - (n % 3) * 8}
          r={14 + index * 13}
          fill="none"
          stroke="currentColor"
          strokeWidth={1 + ((n >> index) % 3) * 1.4}
          opacity="0.45"
        />
      ))}
      <text
        x="50"
        y="52"
        textAnchor="middle"
        dominantBaseline="central"
        className="fill-current font-display text-[38px] font-(--display-weight)"
      >
        {initials(name)}
      </text>
    </svg>
  );
}

/** The first letters of the first and the last word; one of a name in one word. */
function initials(name: string) {
  const words = name.split(/\s+/).filter((it) => /\p{L}/u.test(it));
  const first = words.at(0) ?? name;
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last]
    .map((it) => Array.from(it ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}
