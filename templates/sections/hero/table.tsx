import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import { HeroActions } from "@/components/ui/HeroActions";
import type { HeroContent, SectionProps } from "@/content/types";

/** The figure lies on a laid table at the start; the words stand beside it like a page of their own. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, note, figure } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken">
      <div
        className={`grid ${figure ? "lg:min-h-152 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]" : ""}`}
      >
        {figure && (
          <div className="order-last grid grid-cols-1 place-items-center bg-tint bg-(image:--texture) px-5 py-12 sm:px-8 lg:order-first lg:py-16">
            <FigureView figure={figure} className="w-full max-w-md" />
          </div>
        )}
        <div
          className={`flex flex-col justify-center bg-ground px-5 py-14 sm:px-8 lg:py-20 lg:ps-16 ${figure ? "" : "items-center text-center"}`}
        >
          <div className="max-w-136 min-w-0">
            <h1
              id={`${id}-title`}
              className={`wrap-break-word ${isLongHeadline(title) ? "text-title lg:text-[3.25rem] lg:leading-[1.08]" : "measure-13 text-hero"}`}
            >
              {title}
            </h1>
            {lead && <p className="mt-6 measure-44 text-lead text-muted">{lead}</p>}
            <HeroActions content={content} className="mt-8" />
            {note && (
              <p className="mt-8 measure-48 border-t border-line pt-4 text-small text-muted">
                {note}
              </p>
            )}
          </div>
        </div>
      </div>
    </section>
  );
}
