import { Container } from "@/components/ui/Container";
import { Field, Submit, Unset } from "@/components/ui/Form";
import type { NewsletterContent, SectionProps } from "@/content/types";

export default function Newsletter({ id, content }: SectionProps<NewsletterContent>) {
  const { title, lead, masthead, facts, topics = [], form } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground py-section-tight">
      <Container>
        <div className="relative grid grid-cols-1 border-2 border-dashed border-muted wrap-break-word lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <Blades />
          <div className="p-6 sm:p-10 lg:p-14">
            <h2 id={`${id}-title`} className="measure-20 text-title">
              {title}
            </h2>
            <p className="mt-4 measure-50 text-lead text-muted">{lead}</p>
            {topics.length > 0 && (
              <ul role="list" className="mt-6 measure-50">
                {topics.map((topic) => (
                  <li key={topic.title} className="border-t border-line py-2.5 font-medium">
                    {topic.title}
                  </li>
                ))}
              </ul>
            )}
          </div>
          <div className="flex flex-col justify-center border-t-2 border-dashed border-muted bg-tint p-6 sm:p-10 lg:border-s-2 lg:border-t-0 lg:p-14">
            <p className="font-display text-heading font-(--display-weight) text-brand">
              {masthead}
            </p>
            {facts.length > 0 && <p className="mt-1 text-small">{facts.join(" · ")}</p>}
            <form method="post" action={form.action} className="mt-6 grid grid-cols-1 gap-4">
              <Field
                id={`${id}-email`}
                name="email"
                type="email"
                label={form.label}
                autoComplete="email"
              />
              <Submit id={id} action={form.action}>
                {form.button}
              </Submit>
              <Unset id={id} action={form.action} text={form.unset} className="border-brand" />
              {form.note && <p className="text-small">{form.note}</p>}
            </form>
          </div>
        </div>
      </Container>
    </section>
  );
}

/** The scissors on the cutting line. */
function Blades() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 36 24"
      className="absolute start-8 -top-3 h-6 w-9 bg-ground text-ink rtl:-scale-x-100"
    >
      <path
        d="M32 4L12 15M32 20L12 9M10.5 16.5a4 4 0 1 1-6-3 4 4 0 0 1 6 3zM10.5 7.5a4 4 0 1 0-6 3 4 4 0 0 0 6-3z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
    </svg>
  );
}
