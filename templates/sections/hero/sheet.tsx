import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import { HeroActions } from "@/components/ui/HeroActions";
import { Motif } from "@/components/ui/Picture";
import type { HeroContent, SectionProps } from "@/content/types";

/** One sheet on a drawing table: the headline and the figure in its fields, and the rest in a title block along its foot. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, figure } = content;
  const print = figure?.kind === "print" ? figure : undefined;
  const share = print ? "lg:grid-cols-[8fr_4fr]" : figure ? "lg:grid-cols-[7fr_6fr]" : "";
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="bg-tint bg-(image:--texture) py-5 sm:py-8 lg:py-12"
    >
      <Container>
        <div className="overflow-clip rounded-card bg-surface shadow-panel ring-1 ring-line">
          <div className={`grid grid-cols-1 ${share}`}>
            <h1
              id={`${id}-title`}
              className={`min-w-0 px-6 pt-10 pb-12 wrap-break-word sm:px-10 lg:px-12 lg:pt-14 lg:pb-28 ${size(title)}`}
            >
              {title}
            </h1>
            {print && (
              <div className="relative h-52 overflow-clip bg-brand text-tint sm:h-64 lg:h-auto lg:min-h-112">
                <Motif
                  name={print.motifs[0] ?? "form"}
                  seed={print.title}
                  cut="fill-brand stroke-brand"
                  className="absolute -end-10 -bottom-14 size-72 sm:-bottom-24 sm:size-96 lg:-end-20 lg:-bottom-16 lg:size-112"
                />
              </div>
            )}
            {figure && !print && (
              <div className="grid items-center border-t border-line bg-sunken px-4 py-8 sm:px-8 lg:border-s lg:border-t-0 lg:py-12">
                <FigureView figure={figure} />
              </div>
            )}
          </div>
          <TitleBlock content={content} />
        </div>
      </Container>
    </section>
  );
}

/** The field of the headline is wide: a short one is large there although a word of it is long. */
function size(title: string) {
  if (!isLongHeadline(title)) return "measure-17 text-hero";
  const short = title.length <= 44 && title.split(" ").every((word) => word.length < 14);
  return short
    ? "measure-17 text-title lg:text-hero"
    : "measure-26 text-title lg:text-[3.5rem] lg:leading-[1.06]";
}

/** The fields along the foot: what it is, the small print, and what to do first. */
function TitleBlock({ content }: { content: HeroContent }) {
  const { lead, note, figure } = content;
  const small = note ?? (figure?.kind === "print" ? figure.note : undefined);
  const field = "min-w-0 px-6 py-6 sm:px-10 lg:px-8 lg:py-8 lg:first:ps-12";
  return (
    <div className="flex flex-col divide-y divide-line border-t-2 border-ink lg:flex-row lg:divide-x lg:divide-y-0">
      {lead && (
        <p className={`flex-[4.6] ${field} text-lead text-muted`}>
          <span className="block measure-50">{lead}</span>
        </p>
      )}
      {small && <p className={`flex-[2.4] ${field} text-small text-muted`}>{small}</p>}
      <div className={`flex-[4.6] ${field} ${lead || small ? "" : "lg:ps-12"}`}>
        <HeroActions content={content} />
      </div>
    </div>
  );
}
