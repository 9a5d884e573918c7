import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, WaitlistContent } from "@/content/types";

export default function Waitlist({ id, content }: SectionProps<WaitlistContent>) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-y border-line bg-ground py-section-tight"
    >
      <Container className="grid grid-cols-1 gap-x-20 gap-y-10 lg:grid-cols-2">
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <EmailForm id={id} form={content.form} />
      </Container>
    </section>
  );
}

type EmailFormProps = { id: string; form: WaitlistContent["form"] };

/** Posts to the form's action. Without one it says so, and its button is disabled. */
function EmailForm({ id, form }: EmailFormProps) {
  const unset = form.action ? undefined : form.unset;
  return (
    <form method="post" action={form.action} className="min-w-0 wrap-break-word lg:pt-1">
      <label htmlFor={`${id}-email`} className="block text-small text-muted">
        {form.label}
      </label>
      <input
        id={`${id}-email`}
        type="email"
        name="email"
        autoComplete="email"
        required
        className="mt-1 block min-h-14 w-full border-b-2 border-ink bg-transparent text-lead focus-visible:border-brand"
      />
      <div className="mt-6 flex flex-col gap-x-6 gap-y-4 sm:grid sm:grid-cols-[auto_minmax(0,1fr)] sm:items-center">
        <button
          disabled={!form.action}
          aria-describedby={unset && `${id}-unset`}
          className="min-h-12 rounded-control border border-transparent bg-accent px-6 py-2.5 leading-snug font-semibold text-accent-ink disabled:cursor-not-allowed disabled:border-dashed disabled:border-muted disabled:bg-transparent disabled:text-muted"
        >
          {form.button}
        </button>
        {form.note && <p className="min-w-0 text-small text-muted">{form.note}</p>}
      </div>
      {unset && (
        <p id={`${id}-unset`} className="mt-6 border-s-2 border-brand ps-3">
          {unset}
        </p>
      )}
    </form>
  );
}
