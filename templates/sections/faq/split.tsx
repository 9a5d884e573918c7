import { Plus } from "lucide-react";
import { Container } from "@/components/ui/Container";
import { Picture } from "@/components/ui/Picture";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { FaqContent, SectionProps } from "@/content/types";

/** Two or three questions stand with their answers; more of them open one at a time. */
export default function Faq({ id, content }: SectionProps<FaqContent>) {
  const few = content.items.length < 4;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={`border-t border-line bg-ground ${few ? "py-section-tight" : "py-section"}`}
    >
      <Container className="grid grid-cols-1 gap-10 lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)] lg:gap-20">
        <div className="lg:sticky lg:top-28 lg:self-start">
          <SectionHeading id={id} title={content.title} lead={content.lead} />
          {content.motif && (
            <Picture
              motif={content.motif}
              seed={content.title}
              className="mt-8 hidden size-44 rounded-card p-4 lg:grid"
            />
          )}
        </div>
        <div className="border-t border-line">
          {content.items.map((item) => (
            <details
              key={item.question}
              name={few ? undefined : `${id}-answers`}
              open={few}
              className="group border-b border-line wrap-break-word"
            >
              <summary className="flex min-h-11 cursor-pointer list-none items-start justify-between gap-6 py-5 [&::-webkit-details-marker]:hidden">
                <h3 className="min-w-0 font-sans text-lg font-medium tracking-normal group-hover:text-brand">
                  {item.question}
                </h3>
                <Plus
                  aria-hidden="true"
                  className="mt-1 size-5 shrink-0 text-brand transition-transform group-open:rotate-45"
                />
              </summary>
              <p className={`measure-65 pe-11 pb-7 text-muted ${few ? "text-lg" : ""}`}>
                {item.answer}
              </p>
            </details>
          ))}
        </div>
      </Container>
    </section>
  );
}
