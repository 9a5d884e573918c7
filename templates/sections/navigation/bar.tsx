import { Menu } from "lucide-react";
import { BrandMark } from "@/components/ui/BrandMark";
import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import type { NavigationContent, SectionProps } from "@/content/types";

export default function Navigation({ id, content }: SectionProps<NavigationContent>) {
  const { brand, links, action } = content;
  // Long labels stay behind the menu button at every width.
  const inline = links.reduce((total, link) => total + link.label.length, 0) <= 72;
  return (
    <header id={id} className="sticky top-0 z-10 border-b border-line bg-ground">
      <Container className="flex min-h-18 items-center gap-4 py-2">
        <a href={`#${id}`} className="flex min-h-11 min-w-0 items-center gap-3 leading-tight">
          <BrandMark name={brand} />
          <span className="min-w-0 font-display text-lg font-semibold wrap-break-word">
            {brand}
          </span>
        </a>
        {links.length > 0 && inline && (
          <nav aria-label={brand} className="ms-4 hidden lg:block">
            <ul className="flex">
              {links.map((link) => (
                <li key={link.label}>
                  <a
                    href={link.href}
                    className="flex min-h-11 items-center px-3 text-small leading-tight text-muted hover:text-ink"
                  >
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {action && (
          <ButtonLink
            href={action.href}
            look="quiet"
            className={`ms-auto min-h-11 shrink-0 text-small sm:max-w-60 ${links.length > 0 ? "max-sm:hidden" : "max-w-1/2"}`}
          >
            {action.label}
          </ButtonLink>
        )}
        {links.length > 0 && (
          <>
            <button
              type="button"
              popoverTarget={`${id}-menu`}
              aria-label={content.menu ?? "Menu"}
              className={`grid size-11 shrink-0 place-items-center rounded-control bg-surface inset-ring inset-ring-line ${inline ? "lg:hidden" : ""} ${action ? "max-sm:ms-auto" : "ms-auto"}`}
            >
              <Menu aria-hidden="true" className="size-5" />
            </button>
            <div
              popover="auto"
              id={`${id}-menu`}
              className="fixed inset-x-3 top-20 bottom-auto m-0 w-auto rounded-card bg-surface p-3 text-ink shadow-panel ring-1 ring-line sm:start-auto sm:end-8 sm:w-96"
            >
              <nav aria-label={brand}>
                <ul className="divide-y divide-line">
                  {links.map((link) => (
                    <li key={link.label}>
                      <a
                        href={link.href}
                        className="flex min-h-14 items-center px-3 font-display text-heading"
                      >
                        {link.label}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
              {action && (
                <ButtonLink href={action.href} className="mt-3 w-full sm:hidden">
                  {action.label}
                </ButtonLink>
              )}
            </div>
          </>
        )}
      </Container>
    </header>
  );
}
