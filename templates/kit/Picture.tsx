import type { Draw } from "@/components/ui/Ink";
import { Photo } from "@/components/ui/Photo";
import { life } from "@/components/ui/PrintsOfLife";
import { outings } from "@/components/ui/PrintsOfOutings";
import { form, things } from "@/components/ui/PrintsOfThings";
import { trades } from "@/components/ui/PrintsOfTrades";
import { work } from "@/components/ui/PrintsOfWork";
import type { Image } from "@/content/types";

/** What there are prints of; the names are those of the content types. */
const motifs: Record<string, Draw> = { ...things, ...work, ...life, ...trades, ...outings };

/** Colours of a print: its ground and its ink, and what is cut out of the ink. */
const papers = [
  { ground: "bg-tint text-brand", cut: "fill-tint stroke-tint" },
  { ground: "bg-deep text-deep-brand", cut: "fill-deep stroke-deep" },
  { ground: "bg-brand text-tint", cut: "fill-brand stroke-brand" },
  { ground: "bg-surface text-ink inset-ring inset-ring-line", cut: "fill-surface stroke-surface" },
];
const first = papers[0] ?? { ground: "", cut: "" };

type Props = {
  image?: Image | undefined;
  motif?: string | undefined;
  /** Decides the details of the print, so that two things do not share one. */
  seed: string;
  /** Which paper it is printed on. */
  paper?: number | undefined;
  className?: string | undefined;
};

/** The page's own photograph of a thing, or a print of what it is. */
export function Picture({ image, motif = "form", seed, paper = 0, className = "" }: Props) {
  if (image) {
    return <Photo image={image} className={className} />;
  }
  const { ground, cut } = papers[paper % papers.length] ?? first;
  return (
    <span
      aria-hidden="true"
      className={`grid place-items-center overflow-hidden ${ground} ${className}`}
    >
      <Motif name={motif} seed={seed} cut={cut} className="size-full max-h-96 max-w-96" />
    </span>
  );
}

type MotifProps = { name: string; seed: string; cut: string; className?: string | undefined };

/** What a thing looks like, in the colour of its text; `cut` fills what is cut out of it. */
export function Motif({ name, seed, cut, className = "" }: MotifProps) {
  const draw = motifs[name] ?? form;
  return (
    <svg aria-hidden="true" viewBox="0 0 200 200" fill="currentColor" className={className}>
      {draw(number(seed), cut)}
    </svg>
  );
}

type FieldProps = {
  motif: string;
  other?: string | undefined;
  seed: string;
  cut: string;
  /** How wide one repeat is. */
  repeat?: number | undefined;
  className: string;
};

/** Rows of a small print, every second one shifted by half; it fills what it stands in. */
export function Field({ motif, other = motif, seed, cut, repeat = 112, className }: FieldProps) {
  const id = `field-${number(seed + motif + other + repeat)}`;
  const half = repeat / 2;
  return (
    <svg aria-hidden="true" className={className}>
      <pattern id={id} width={repeat} height={repeat} patternUnits="userSpaceOnUse">
        <svg x={half * 0.06} y={half * 0.04} width={half * 0.92} height={half * 0.92}>
          <Motif name={motif} seed={seed} cut={cut} />
        </svg>
        <svg
          x={half * 1.06}
          y={half * 1.04}
          width={half * 0.92}
          height={half * 0.92}
          opacity="0.55"
        >
          <Motif name={other} seed={seed} cut={cut} />
        </svg>
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}

/** The number that decides the details of what is drawn for a text. */
export function number(seed: string) {
  return Array.from(seed).reduce((sum, it) => (sum * 31 + (it.codePointAt(0) ?? 0)) % 9973, 7);
}
