import { Container } from "@/components/ui/Container";
import type { SectionProps, WaitlistContent } from "@/content/types";

export default function Waitlist({ id, content }: SectionProps<WaitlistContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground py-section-tight">
      <Container>
        <div className="grid grid-cols-1 items-end gap-x-16 gap-y-10 rounded-card bg-accent p-6 text-accent-ink wrap-break-word sm:p-10 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)] lg:p-16">
          <div>
            <h2 id={`${id}-title`} className="measure-16 text-title">
              {content.title}
            </h2>
            <p className="mt-4 measure-48 text-lead">{content.lead}</p>
          </div>
          <EmailForm id={id} form={content.form} />
        </div>
      </Container>
    </section>
  );
}

type EmailFormProps = { id: string; form: WaitlistContent["form"] };

/** Posts to the form's action. Without one it says so, and its button is disabled. */
function EmailForm({ id, form }: EmailFormProps) {
  const unset = form.action ? undefined : form.unset;
  return (
    <form method="post" action={form.action} className="min-w-0">
      <label htmlFor={`${id}-email`} className="block font-medium">
        {form.label}
      </label>
      <div className="mt-2 flex flex-wrap gap-3">
        <input
          id={`${id}-email`}
          type="email"
          name="email"
          autoComplete="email"
          required
          className="min-h-12 min-w-0 flex-[1_1_14rem] rounded-control bg-surface px-4 text-base text-ink ring-1 ring-accent-ink outline-offset-4 focus-visible:outline-accent-ink"
        />
        <button
          disabled={!form.action}
          aria-describedby={unset && `${id}-unset`}
          className="min-h-12 flex-auto rounded-control border border-accent-ink bg-accent-ink px-5 py-2.5 leading-snug font-semibold text-accent outline-offset-4 focus-visible:outline-accent-ink disabled:cursor-not-allowed disabled:border-dashed disabled:bg-transparent disabled:text-accent-ink"
        >
          {form.button}
        </button>
      </div>
      {unset && (
        <p id={`${id}-unset`} className="mt-4 border-s-2 border-current ps-3 font-medium">
          {unset}
        </p>
      )}
      {form.note && <p className="mt-3 text-small">{form.note}</p>}
    </form>
  );
}
