import { Menu, X } from "lucide-react";
import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import type { NavigationContent, SectionProps } from "@/content/types";

const square = "grid size-11 shrink-0 place-items-center rounded-control inset-ring inset-ring-ink";

export default function Navigation({ id, content }: SectionProps<NavigationContent>) {
  const { brand, links, action } = content;
  const ruled = links.length > 0 || action !== undefined;
  return (
    <header id={id} className="border-b border-ink bg-ground">
      <Container>
        <div className="flex items-center gap-4 pt-4 pb-4 lg:pt-8 lg:pb-6">
          <a
            href={`#${id}`}
            className="flex min-h-11 min-w-0 flex-1 items-center font-display text-title font-(--display-weight) tracking-(--display-tracking) lg:justify-center lg:text-center"
          >
            <span className="min-w-0 leading-none wrap-break-word">{brand}</span>
          </a>
          {ruled && (
            <button
              type="button"
              popoverTarget={`${id}-menu`}
              aria-label={content.menu ?? "Menu"}
              className={`${square} lg:hidden`}
            >
              <Menu aria-hidden="true" className="size-5" />
            </button>
          )}
        </div>
        {ruled && (
          <div className="hidden items-center justify-between gap-8 border-t-3 border-double border-ink lg:flex">
            <nav aria-label={brand} className="min-w-0">
              <ul className="-ms-3 flex flex-wrap">
                {links.map((link) => (
                  <li key={link.label}>
                    <a
                      href={link.href}
                      className="flex min-h-12 items-center px-3 text-small leading-tight hover:text-brand"
                    >
                      {link.label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            {action && (
              <a
                href={action.href}
                className="flex min-h-12 items-center text-end text-small leading-tight font-semibold text-brand underline-offset-4 hover:underline"
              >
                {action.label}
              </a>
            )}
          </div>
        )}
      </Container>
      {ruled && (
        <div
          popover="auto"
          id={`${id}-menu`}
          className="fixed inset-x-0 top-0 bottom-auto m-0 w-auto max-w-none border-b-2 border-ink bg-ground px-5 pt-4 pb-8 text-ink shadow-panel sm:px-8 lg:hidden"
        >
          <button
            type="button"
            popoverTarget={`${id}-menu`}
            popoverTargetAction="hide"
            aria-label={content.close ?? "Close"}
            className={`${square} ms-auto`}
          >
            <X aria-hidden="true" className="size-5" />
          </button>
          <nav aria-label={brand} className="mt-4">
            <ul className="divide-y divide-line">
              {links.map((link) => (
                <li key={link.label}>
                  <a
                    href={link.href}
                    className="flex min-h-14 items-center font-display text-heading"
                  >
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {action && (
            <ButtonLink href={action.href} className="mt-4 w-full">
              {action.label}
            </ButtonLink>
          )}
        </div>
      )}
    </header>
  );
}
