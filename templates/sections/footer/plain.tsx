import { ButtonLink } from "@/components/ui/Button";
import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import type { FooterContent, Link, SectionProps } from "@/content/types";

export default function Footer({ id, content }: SectionProps<FooterContent>) {
  const { brand, line, closing, columns, legal } = content;
  const listed = columns.flatMap((column) => column.links.map((link) => link.href));
  const contact = (content.contact ?? []).filter((link) => !listed.includes(link.href));
  const groups = columns.length > 0 || contact.length > 0;
  return (
    <footer id={id} className="border-t border-line bg-ground">
      <Container className="pt-10 pb-8 lg:pt-14">
        {closing && (
          <div className="mb-10 flex flex-wrap items-center justify-between gap-x-12 gap-y-5 border-b border-line pb-10">
            <div>
              <h2 className="measure-30 text-heading wrap-break-word">{closing.title}</h2>
              {closing.text && <p className="mt-1 measure-56 text-muted">{closing.text}</p>}
            </div>
            <div className="flex max-w-full flex-wrap gap-3">
              {closing.command && <Command text={closing.command} label={closing.copy} />}
              <ButtonLink href={closing.action.href}>{closing.action.label}</ButtonLink>
            </div>
          </div>
        )}
        <p className="measure-60">
          <span className="font-display font-semibold">{brand}</span>
          <span className="mt-1 block text-muted">{line}</span>
        </p>
        {groups && (
          <div className="mt-8 border-t border-line">
            {columns.map((column) => (
              <div
                key={column.title}
                className="grid items-baseline border-b border-line py-2 max-sm:pt-4 sm:grid-cols-[10rem_1fr]"
              >
                <p className="text-small text-muted">{column.title}</p>
                <Links links={column.links} />
              </div>
            ))}
            <Links links={contact} />
          </div>
        )}
        <p className={`text-small text-muted ${groups ? "mt-4" : "mt-10"}`}>{legal}</p>
      </Container>
    </footer>
  );
}

function Links({ links }: { links: Link[] }) {
  if (links.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-7">
      {links.map((link) => (
        <li key={link.href + link.label}>
          <a
            href={link.href}
            className="inline-flex min-h-11 min-w-11 items-center leading-snug underline-offset-4 wrap-anywhere hover:text-brand hover:underline"
          >
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  );
}
