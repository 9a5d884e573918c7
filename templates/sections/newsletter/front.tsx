import { Container } from "@/components/ui/Container";
import { Field, Submit, Unset } from "@/components/ui/Form";
import type { NewsletterContent, SectionProps } from "@/content/types";

export default function Newsletter({ id, content }: SectionProps<NewsletterContent>) {
  const { title, lead, masthead, facts, topics = [], form } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container>
        <div className="bg-surface px-5 py-8 shadow-panel ring-1 ring-line wrap-break-word sm:px-10 sm:py-12 lg:px-16">
          <Nameplate name={masthead} facts={facts} />
          <div
            className={`mt-8 grid grid-cols-1 gap-x-12 gap-y-10 lg:mt-12 ${topics.length > 0 ? "lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]" : ""}`}
          >
            <div>
              <h2 id={`${id}-title`} className="measure-20 text-title">
                {title}
              </h2>
              <p className="mt-4 measure-54 text-lead">{lead}</p>
              <Subscribe id={id} form={form} />
            </div>
            {topics.length > 0 && <Headlines topics={topics} />}
          </div>
        </div>
      </Container>
    </section>
  );
}

/** The name across the page between two rules, as on a newspaper. */
function Nameplate({ name, facts }: { name: string; facts: string[] }) {
  return (
    <div className="text-center">
      <p
        className={`border-b-3 border-double border-ink pb-4 font-display leading-none font-(--display-weight) tracking-(--display-tracking) ${name.length > 18 ? "text-title" : "text-hero"}`}
      >
        {name}
      </p>
      {facts.length > 0 && (
        <p className="flex flex-wrap justify-center gap-x-8 border-b border-ink py-2 text-small text-muted">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
    </div>
  );
}

type HeadlinesProps = { topics: NonNullable<NewsletterContent["topics"]> };

function Headlines({ topics }: HeadlinesProps) {
  return (
    <ul role="list" className="border-line lg:border-s lg:ps-12">
      {topics.map((topic) => (
        <li key={topic.title} className="border-t border-line py-4 first:border-t-0 first:pt-0">
          <h3 className="text-heading">{topic.title}</h3>
          {topic.text && <p className="mt-1 text-muted">{topic.text}</p>}
        </li>
      ))}
    </ul>
  );
}

type SubscribeProps = { id: string; form: NewsletterContent["form"] };

/** Posts to the form's action. Without one it says so, and its button is disabled. */
function Subscribe({ id, form }: SubscribeProps) {
  return (
    <form method="post" action={form.action} className="mt-8 max-w-xl">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-5">
        <Field
          id={`${id}-email`}
          name="email"
          type="email"
          label={form.label}
          autoComplete="email"
          look="ruled"
          className="flex-[1_1_14rem]"
        />
        <Submit id={id} action={form.action} look="ruled" className="flex-auto">
          {form.button}
        </Submit>
      </div>
      <Unset id={id} action={form.action} text={form.unset} className="mt-5 border-brand" />
      {form.note && <p className="mt-4 text-small text-muted">{form.note}</p>}
    </form>
  );
}
