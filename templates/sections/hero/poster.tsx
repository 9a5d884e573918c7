import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import { HeroActions } from "@/components/ui/HeroActions";
import type { HeroContent, SectionProps } from "@/content/types";

export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, note, figure } = content;
  const long = isLongHeadline(title, 90);
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground pt-4 pb-section-tight">
      <Container>
        <div className="rounded-card bg-tint p-2 sm:p-3">
          <div
            className={`relative rounded-[max(0px,calc(var(--radius-card)-0.625rem))] border border-brand px-5 pt-16 text-center sm:px-10 lg:pt-24 ${figure ? "pb-40 sm:pb-44" : "pb-14 lg:pb-20"}`}
          >
            <Corner className="start-3 top-3 rtl:-scale-x-100" />
            <Corner className="end-3 top-3 rotate-90 rtl:rotate-0" />
            <h1
              id={`${id}-title`}
              className={`mx-auto measure-15 text-brand wrap-break-word ${long ? "text-title sm:text-hero" : title.length > 40 ? "text-hero" : "text-hero sm:text-[clamp(3.5rem,8.4vw,7.5rem)] sm:leading-[0.95]"}`}
            >
              {title}
            </h1>
            <Flourish />
            {lead && <p className="mx-auto measure-44 text-lead">{lead}</p>}
            <HeroActions content={content} centered className="mt-8" />
            {note && <p className="mx-auto mt-6 measure-52 text-small text-muted">{note}</p>}
          </div>
        </div>
        {figure && (
          <FigureView
            figure={figure}
            className="relative mx-auto -mt-24 w-[calc(100%-2.5rem)] max-w-2xl sm:-mt-32"
          />
        )}
      </Container>
    </section>
  );
}

/** Corners and flourish are drawn where the theme is one of old letters. */
function Corner({ className }: { className: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 40 40"
      className={`absolute size-[calc(var(--ornament)*2rem)] text-brand sm:size-[calc(var(--ornament)*2.5rem)] ${className}`}
    >
      <path
        d="M1 39V1h38M1 27A26 26 0 0 0 27 1M1 15A14 14 0 0 0 15 1"
        fill="none"
        stroke="currentColor"
      />
    </svg>
  );
}

function Flourish() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 200 12"
      className="mx-auto my-[calc(0.75rem+var(--ornament)*1rem)] h-[calc(var(--ornament)*0.66rem)] w-44 text-brand lg:my-[calc(0.9rem+var(--ornament)*1.35rem)]"
    >
      <path d="M0 6h82M118 6h82" stroke="currentColor" />
      <path d="M100 0l6 6-6 6-6-6zM88 4l2 2-2 2-2-2zM112 4l2 2-2 2-2-2z" fill="currentColor" />
    </svg>
  );
}
