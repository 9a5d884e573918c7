import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, UseCasesContent } from "@/content/types";

type Case = UseCasesContent["cases"][number];

/** One case is told at length; the others are entries beside it. */
export default function UseCases({ id, content }: SectionProps<UseCasesContent>) {
  const [first, ...others] = content.cases;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground py-section">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <div className="mt-10 grid grid-cols-1 gap-x-12 gap-y-8 lg:mt-14 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          {first && <Story item={first} />}
          <ul role="list" className="self-end">
            {others.map((item) => (
              <li key={item.who} className="border-t border-line py-7 wrap-break-word last:pb-0">
                <p className="text-small font-semibold text-brand">{item.who}</p>
                <h3 className="mt-1 text-heading">{item.title}</h3>
                {item.text && <p className="mt-2 measure-54 text-muted">{item.text}</p>}
                <Points points={item.points} className="mt-3 text-small text-muted" />
              </li>
            ))}
          </ul>
        </div>
      </Container>
    </section>
  );
}

function Story({ item }: { item: Case }) {
  return (
    <article className="flex flex-col justify-between gap-12 rounded-card bg-tint p-6 wrap-break-word sm:p-10 lg:-ms-8 lg:p-14">
      <div>
        <p className="border-s-4 border-accent ps-3 font-semibold">{item.who}</p>
        <h3 className="mt-6 measure-18 text-title lg:text-[3.25rem] lg:leading-[1.06]">
          {item.title}
        </h3>
      </div>
      <div>
        {item.text && <p className="measure-52 text-lead">{item.text}</p>}
        <Points points={item.points} className="mt-6 border-t border-muted/40 pt-5" />
      </div>
    </article>
  );
}

/** Particulars in one running line, parted by strokes. */
function Points({ points = [], className }: { points: Case["points"]; className: string }) {
  if (points.length === 0) return null;
  return (
    <ul role="list" className={`flex flex-wrap gap-x-3 gap-y-1 ${className}`}>
      {points.map((point, index) => (
        <li key={point} className="flex max-w-full gap-x-3">
          <span className="min-w-0">{point}</span>
          {index + 1 < points.length && <span aria-hidden="true">/</span>}
        </li>
      ))}
    </ul>
  );
}
