import { ArrowRight } from "lucide-react";
import { Container } from "@/components/ui/Container";
import type { AnnouncementContent, SectionProps } from "@/content/types";

export default function Announcement({ id, content }: SectionProps<AnnouncementContent>) {
  const { label, text, action } = content;
  return (
    <aside id={id} aria-labelledby={`${id}-text`} className="bg-deep text-small text-deep-ink">
      <Container className="flex flex-wrap items-center gap-x-4 py-1.5">
        {label && (
          <p className="max-w-full border-s-2 border-deep-brand ps-3 font-semibold text-deep-brand tabular-nums wrap-break-word">
            {label}
          </p>
        )}
        <p id={`${id}-text`} className="min-w-0 grow basis-64 py-1.5 wrap-break-word">
          {text}
        </p>
        {action && (
          <a
            href={action.href}
            className="group flex min-h-11 max-w-full items-center gap-2 leading-snug font-semibold underline-offset-4 hover:underline"
          >
            <span className="min-w-0 wrap-break-word">{action.label}</span>
            <ArrowRight aria-hidden="true" className="size-4 shrink-0 rtl:-scale-x-100" />
          </a>
        )}
      </Container>
    </aside>
  );
}
