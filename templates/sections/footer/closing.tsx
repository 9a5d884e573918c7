import { BrandMark } from "@/components/ui/BrandMark";
import { ButtonLink } from "@/components/ui/Button";
import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import { isLongHeadline } from "@/components/ui/Headline";
import { Field, Motif, number } from "@/components/ui/Picture";
import type { FooterContent, Link, SectionProps } from "@/content/types";

export default function Footer({ id, content }: SectionProps<FooterContent>) {
  const { brand, line, closing, columns, legal } = content;
  const listed = columns.flatMap((column) => column.links.map((link) => link.href));
  const contact = (content.contact ?? []).filter((link) => !listed.includes(link.href));
  const only = columns.length === 1 && contact.length === 0 ? columns[0] : undefined;
  return (
    <footer id={id} className="bg-deep text-deep-ink">
      {closing?.motif && lookOf(brand) === "band" && (
        <Field
          motif={closing.motif}
          seed={brand}
          cut="fill-deep stroke-deep"
          repeat={160}
          className="block h-32 w-full border-b border-deep-line text-deep-brand lg:h-48"
        />
      )}
      <Container>
        {closing && <Closing closing={closing} brand={brand} />}
        <div
          className={`grid gap-x-16 py-section-tight ${only ? "gap-y-8 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-end" : "gap-y-12 lg:grid-cols-[1fr_1.5fr]"}`}
        >
          <div className="min-w-0">
            <p className="flex items-center gap-3 font-display text-heading font-semibold">
              <BrandMark name={brand} className="size-10 inset-ring inset-ring-deep-line" />
              <span className="min-w-0 wrap-break-word">{brand}</span>
            </p>
            <p className="mt-4 measure-36 text-deep-muted">{line}</p>
            {columns.length > 0 && contact.length > 0 && <Links links={contact} className="mt-5" />}
          </div>
          {only ? (
            <div className="min-w-0 lg:max-w-136">
              <p className="text-small text-deep-muted">{only.title}</p>
              <Links links={only.links} className="flex flex-wrap gap-x-8" />
            </div>
          ) : columns.length > 0 ? (
            <div className="grid min-w-0 grid-cols-2 gap-x-8 gap-y-10 sm:grid-cols-[repeat(auto-fit,minmax(8rem,1fr))]">
              {columns.map((column) => (
                <div
                  key={column.title}
                  className={`min-w-0 ${column.links.some((link) => link.label.length > 18) ? "max-sm:col-span-2" : ""}`}
                >
                  <p className="text-small text-deep-muted">{column.title}</p>
                  <Links links={column.links} className="mt-2" />
                </div>
              ))}
            </div>
          ) : (
            <Links links={contact} className="lg:justify-self-end" />
          )}
        </div>
        <p className="border-t border-deep-line py-6 text-small text-deep-muted">{legal}</p>
      </Container>
    </footer>
  );
}

/** Where a page ends with a print: at the end of the line, at its start, or as a band above it; the name decides. */
function lookOf(brand: string) {
  return (["end", "start", "band"] as const)[number(brand) % 3] ?? "end";
}

type ClosingProps = { closing: NonNullable<FooterContent["closing"]>; brand: string };

/** The last call, with a print of the subject beside it; without one the button ends the line. */
function Closing({ closing, brand }: ClosingProps) {
  const { title, text, action, command, copy, motif } = closing;
  const look = lookOf(brand);
  const beside = motif && look !== "band" ? motif : undefined;
  const bare = !text && !command;
  return (
    <div
      className={`grid gap-x-16 gap-y-8 border-b border-deep-line ${beside ? `py-section-tight lg:items-center ${look === "start" ? "lg:grid-cols-[1fr_1.6fr]" : "lg:grid-cols-[1.35fr_1fr]"}` : `lg:items-end ${motif ? "py-section-tight" : "py-section"} ${bare ? "lg:grid-cols-[minmax(0,1fr)_auto]" : "lg:grid-cols-[1.5fr_1fr]"}`}`}
    >
      <h2
        className={`min-w-0 wrap-break-word text-deep-ink ${isLongHeadline(title) ? "measure-24 text-title lg:text-[3.25rem] lg:leading-[1.08]" : "measure-15 text-hero"} ${beside ? "lg:self-end" : ""}`}
      >
        {title}
      </h2>
      {beside && (
        <Motif
          name={beside}
          seed={brand}
          cut="fill-deep stroke-deep"
          className={`order-first size-32 text-deep-brand lg:row-span-2 lg:size-96 ${look === "start" ? "lg:-ms-6" : "lg:order-none lg:justify-self-end"}`}
        />
      )}
      <div className={`min-w-0 ${beside ? "lg:self-start" : "lg:pb-2"}`}>
        {text && <p className="mb-7 measure-42 text-lead text-deep-muted">{text}</p>}
        <ButtonLink
          href={action.href}
          className="min-h-14 px-7 text-lg focus-visible:outline-deep-brand"
        >
          {action.label}
        </ButtonLink>
        {command && <Command text={command} label={copy} className="mt-4 w-fit" />}
      </div>
    </div>
  );
}

function Links({ links, className }: { links: Link[]; className: string }) {
  if (links.length === 0) return null;
  return (
    <ul className={className}>
      {links.map((link) => (
        <li key={link.href + link.label}>
          <a
            href={link.href}
            className="inline-flex min-h-11 items-center leading-snug underline-offset-4 wrap-anywhere hover:underline focus-visible:outline-deep-brand"
          >
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  );
}
