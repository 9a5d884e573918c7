import { Container } from "@/components/ui/Container";
import { Field, Submit, Unset } from "@/components/ui/Form";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { ContactContent, SectionProps } from "@/content/types";

export default function Contact({ id, content }: SectionProps<ContactContent>) {
  const { form } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section"
    >
      <Container
        className={`grid grid-cols-1 gap-x-16 gap-y-12 wrap-break-word ${form ? "lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]" : "lg:grid-cols-2"}`}
      >
        <div className={form ? "flex flex-col justify-between gap-10" : "contents"}>
          <SectionHeading id={id} title={content.title} lead={content.lead} />
          <Ways content={content} />
        </div>
        {form && <Desk id={id} form={form} />}
      </Container>
    </section>
  );
}

function Ways({ content }: { content: ContactContent }) {
  return (
    <address className="grid grid-cols-1 border-t-2 border-ink not-italic">
      {content.channels.map((way) => (
        <p key={way.href} className="border-b border-line py-3">
          {way.note && <span className="block text-small text-muted">{way.note}</span>}
          <a
            href={way.href}
            className="inline-flex min-h-11 max-w-full items-center text-heading wrap-anywhere underline decoration-brand decoration-2 underline-offset-6 hover:text-brand"
          >
            {way.label}
          </a>
        </p>
      ))}
      <p className="border-b border-line py-4">
        {[content.sender, ...content.address].map((line) => (
          <span key={line} className="block first:font-medium">
            {line}
          </span>
        ))}
      </p>
    </address>
  );
}

type DeskProps = { id: string; form: NonNullable<ContactContent["form"]> };

/** Posts to the form's action. Without one it says so, and its button is disabled. */
function Desk({ id, form }: DeskProps) {
  return (
    <form
      method="post"
      action={form.action}
      className="grid grid-cols-1 gap-5 rounded-card bg-tint p-6 sm:p-10"
    >
      <Field id={`${id}-name`} name="name" label={form.name} autoComplete="name" />
      <Field id={`${id}-email`} name="email" type="email" label={form.email} autoComplete="email" />
      <Field id={`${id}-message`} name="message" label={form.message} lines={6} />
      <Unset id={id} action={form.action} text={form.unset} className="border-brand" />
      <Submit id={id} action={form.action} className="justify-self-start">
        {form.button}
      </Submit>
      {form.note && <p className="text-small">{form.note}</p>}
    </form>
  );
}
