import { Container } from "@/components/ui/Container";
import { Field, Submit, Unset } from "@/components/ui/Form";
import type { ContactContent, SectionProps } from "@/content/types";

export default function Contact({ id, content }: SectionProps<ContactContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container>
        <div className="mx-auto max-w-4xl bg-surface px-6 pt-8 pb-10 shadow-panel ring-1 ring-line wrap-break-word sm:px-12 sm:pt-12 sm:pb-14 lg:px-20">
          <Head sender={content.sender} address={content.address} />
          <div className="mt-10 sm:mt-14">
            <h2 id={`${id}-title`} className="measure-20 text-title">
              {content.title}
            </h2>
            {content.lead && <p className="mt-4 measure-50 text-lead">{content.lead}</p>}
          </div>
          {content.form && <Letter id={id} form={content.form} />}
          <Foot channels={content.channels} alone={!content.form} />
        </div>
      </Container>
    </section>
  );
}

/** The head of the sheet: who it is from at the start, where they are at the end, over a double line. */
function Head({ sender, address }: { sender: string; address: string[] }) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-3 border-b-3 border-double border-brand pb-4 text-brand">
      <p className="min-w-0 font-display text-heading font-(--display-weight)">{sender}</p>
      {address.length > 0 && (
        <address className="text-small not-italic sm:text-end">
          {address.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </address>
      )}
    </div>
  );
}

type LetterProps = { id: string; form: NonNullable<ContactContent["form"]> };

/** Posts to the form's action. Without one it says so, and its button is disabled. */
function Letter({ id, form }: LetterProps) {
  return (
    <form method="post" action={form.action} className="mt-10 grid grid-cols-1 gap-7">
      <div className="grid grid-cols-1 gap-x-10 gap-y-7 sm:grid-cols-2">
        <Field id={`${id}-name`} name="name" label={form.name} autoComplete="name" look="ruled" />
        <Field
          id={`${id}-email`}
          name="email"
          type="email"
          label={form.email}
          autoComplete="email"
          look="ruled"
        />
      </div>
      <Field id={`${id}-message`} name="message" label={form.message} lines={4} look="ruled" />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
        <Submit id={id} action={form.action} look="ruled">
          {form.button}
        </Submit>
        {form.note && <p className="min-w-0 flex-1 basis-56 text-small text-muted">{form.note}</p>}
      </div>
      <Unset id={id} action={form.action} text={form.unset} className="border-brand" />
    </form>
  );
}

type FootProps = { channels: ContactContent["channels"]; alone: boolean };

/** The foot of the sheet, where the numbers stand; without a form they are what the sheet is for, and set as large. */
function Foot({ channels, alone }: FootProps) {
  const large = alone && channels.length < 3 && channels.every((way) => way.label.length < 28);
  return (
    <ul
      role="list"
      className={`mt-12 grid grid-cols-1 gap-x-10 gap-y-2 border-t border-line pt-4 ${large ? "" : "sm:grid-cols-2"}`}
    >
      {channels.map((way) => (
        <li key={way.href}>
          <a
            href={way.href}
            className={`flex min-h-11 flex-col justify-center py-1.5 underline decoration-brand underline-offset-4 hover:decoration-2 ${large ? "font-display text-heading font-(--display-weight) decoration-1 underline-offset-8 sm:text-title" : "text-lg"}`}
          >
            {way.label}
          </a>
          {way.note && <p className="text-small text-muted">{way.note}</p>}
        </li>
      ))}
    </ul>
  );
}
