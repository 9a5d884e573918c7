import { Plus } from "lucide-react";
import { Container } from "@/components/ui/Container";
import type { FaqContent, SectionProps } from "@/content/types";

/** Two or three questions stand with their answers; more of them open one at a time. */
export default function Faq({ id, content }: SectionProps<FaqContent>) {
  const few = content.items.length < 4;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container>
        <div className="mx-auto max-w-3xl wrap-break-word">
          <h2 id={`${id}-title`} className="text-center text-title">
            {content.title}
          </h2>
          {content.lead && (
            <p className="mx-auto mt-4 measure-50 text-center text-lead text-muted">
              {content.lead}
            </p>
          )}
          <div className="mt-10 grid grid-cols-1 gap-3 lg:mt-14">
            {content.items.map((item, index) => (
              <details
                key={item.question}
                name={few ? undefined : `${id}-answers`}
                open={few || index === 0}
                className="group rounded-card bg-surface px-5 ring-1 ring-line sm:px-8"
              >
                <summary className="flex min-h-11 cursor-pointer list-none items-start justify-between gap-5 py-5 sm:py-6 [&::-webkit-details-marker]:hidden">
                  <h3 className="min-w-0 text-heading">{item.question}</h3>
                  <Plus
                    aria-hidden="true"
                    className="mt-1 size-5 shrink-0 text-brand transition-transform group-open:rotate-45"
                  />
                </summary>
                <p className="measure-62 pb-7 text-lg text-muted">{item.answer}</p>
              </details>
            ))}
          </div>
        </div>
      </Container>
    </section>
  );
}
