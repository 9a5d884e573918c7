import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import { HeroActions } from "@/components/ui/HeroActions";
import type { HeroContent, SectionProps } from "@/content/types";

/** Half discs punched out where the stub is torn off: at its sides when it lies below, else above and below. */
const punched =
  "mask-[radial-gradient(circle_0.75rem_at_0_0,transparent_97%,currentcolor),radial-gradient(circle_0.75rem_at_100%_0,transparent_97%,currentcolor)] mask-intersect lg:mask-[radial-gradient(circle_0.75rem_at_0_0,transparent_97%,currentcolor),radial-gradient(circle_0.75rem_at_0_100%,transparent_97%,currentcolor)]";

/** The whole first screen is an admission ticket: what it is on the sheet, when and where on the stub. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, note, figure } = content;
  const long = isLongHeadline(title, 48);
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="relative isolate bg-deep py-8 lg:py-14"
    >
      <div aria-hidden="true" className="absolute inset-0 -z-10 bg-(image:--texture) opacity-30" />
      <Container>
        <div
          className={`grid text-ink ${figure ? "lg:grid-cols-[minmax(0,1.75fr)_minmax(0,1fr)]" : ""}`}
        >
          <div className="flex min-w-0 flex-col justify-between gap-12 rounded-t-card bg-ground px-6 py-10 sm:px-10 lg:min-h-136 lg:rounded-s-card lg:rounded-tr-none lg:px-14 lg:py-14 rtl:lg:rounded-tl-none rtl:lg:rounded-tr-card">
            <h1
              id={`${id}-title`}
              className={`wrap-break-word ${long ? "measure-22 text-title lg:text-[calc(var(--text-title)*1.2)] lg:leading-[1.08]" : "measure-13 text-hero lg:text-[calc(var(--text-hero)*1.12)]"}`}
            >
              {title}
            </h1>
            <div>
              {lead && <p className="measure-46 text-lead text-muted">{lead}</p>}
              <HeroActions content={content} className="mt-8" />
              {note && <p className="mt-5 measure-52 text-small text-muted">{note}</p>}
            </div>
          </div>
          {figure && (
            <div
              className={`min-w-0 rounded-b-card bg-ground px-6 pb-8 sm:px-10 lg:rounded-e-card lg:rounded-bl-none lg:px-9 lg:py-9 rtl:lg:rounded-br-none rtl:lg:rounded-bl-card ${punched}`}
            >
              <Stub figure={figure} />
            </div>
          )}
        </div>
      </Container>
    </section>
  );
}

/** What is torn off: a card's facts set large between a dashed line and a bar of its own, else the figure itself. */
function Stub({ figure }: { figure: NonNullable<HeroContent["figure"]> }) {
  if (figure.kind !== "card") {
    return (
      <div className="flex h-full items-center border-t-2 border-dashed border-line pt-8 lg:border-s-2 lg:border-t-0 lg:ps-9 lg:pt-0">
        <FigureView figure={figure} className="w-full" />
      </div>
    );
  }
  return (
    <figure className="flex h-full min-w-0 flex-col justify-between gap-8 border-t-2 border-dashed border-line pt-8 lg:border-s-2 lg:border-t-0 lg:ps-9 lg:pt-0">
      <div>
        {figure.eyebrow && (
          <p
            className={`font-display font-(--display-weight) tracking-(--display-tracking) text-brand wrap-break-word ${isLongHeadline(figure.eyebrow, 28) ? "text-heading" : "text-title"}`}
          >
            {figure.eyebrow}
          </p>
        )}
        <figcaption className="mt-2 text-lg font-semibold wrap-break-word">
          {figure.title}
        </figcaption>
      </div>
      <ul className="grid grid-cols-1 tabular-nums">
        {figure.lines.map((line, index) => (
          <li key={index} className="border-t border-line py-3 wrap-break-word">
            {line}
          </li>
        ))}
      </ul>
      <div className="flex items-center justify-between gap-6">
        {figure.stamp && <p className="font-mono text-small uppercase">{figure.stamp}</p>}
        <Bars seed={figure.title + figure.lines.join()} />
      </div>
    </figure>
  );
}

function Bars({ seed }: { seed: string }) {
  const letters = Array.from(seed.padEnd(28, seed)).slice(0, 28);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 168 40"
      preserveAspectRatio="none"
      className="h-10 min-w-0 flex-1 text-ink"
    >
      {letters.map((letter, index) => (
        <rect
          key={index}
          x={index * 6}
          width={1 + ((letter.codePointAt(0) ?? 0) % 4)}
          height="40"
          fill="currentColor"
        />
      ))}
    </svg>
  );
}
