import { Container } from "@/components/ui/Container";
import type { AnnouncementContent, SectionProps } from "@/content/types";

/** A slip of paper pinned above the page: what kind of news on the stub, the news beside it. */
export default function Announcement({ id, content }: SectionProps<AnnouncementContent>) {
  const { label, text, action } = content;
  return (
    <aside id={id} aria-labelledby={`${id}-text`} className="bg-ground pt-3">
      <Container>
        <div className="flex flex-wrap items-stretch rounded-card bg-tint wrap-break-word">
          {label && (
            <p className="flex max-w-full items-center border-e-2 border-dashed border-ground px-5 py-3 max-sm:w-full max-sm:border-e-0 max-sm:pb-0 font-display text-lg leading-tight font-semibold text-brand tabular-nums sm:px-7">
              <span className="min-w-0">{label}</span>
            </p>
          )}
          <p
            id={`${id}-text`}
            className="flex min-w-0 grow basis-64 items-center px-5 py-3 leading-snug sm:px-7"
          >
            <span className="min-w-0">{text}</span>
          </p>
          {action && (
            <a
              href={action.href}
              className="flex min-h-12 max-w-full items-center px-5 py-2 leading-snug font-semibold text-brand underline underline-offset-4 hover:decoration-2 sm:px-7"
            >
              <span className="min-w-0">{action.label}</span>
            </a>
          )}
        </div>
      </Container>
    </aside>
  );
}
