import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { ContactContent, SectionProps } from "@/content/types";

export default function Contact({ id, content }: SectionProps<ContactContent>) {
  const { sender, address } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-deep py-section text-deep-ink">
      <Container className="wrap-break-word">
        <SectionHeading id={id} title={content.title} lead={content.lead} tone="deep" />
        <ul role="list" className="mt-10 lg:mt-14">
          {content.channels.map((way) => (
            <Way key={way.href} way={way} />
          ))}
        </ul>
        <p className="mt-8 text-deep-muted">
          <span className="block font-medium text-deep-ink">{sender}</span>
          {address.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </p>
      </Container>
    </section>
  );
}

/** The number is the picture: as large as its length allows. An email breaks after its sign, not inside a word. */
function Way({ way }: { way: ContactContent["channels"][number] }) {
  const [who, ...host] = way.label.split("@");
  return (
    <li className="border-t border-deep-line last:border-b">
      <a href={way.href} className="group block py-5 lg:py-7">
        {way.note && <span className="block text-deep-brand">{way.note}</span>}
        <span
          className={`block font-display leading-tight font-(--display-weight) tracking-(--display-tracking) wrap-anywhere underline decoration-transparent decoration-2 underline-offset-8 group-hover:decoration-deep-brand ${size(way.label.length)}`}
        >
          {who}
          {host.length > 0 && (
            <>
              @<wbr />
              {host.join("@")}
            </>
          )}
        </span>
      </a>
    </li>
  );
}

function size(letters: number) {
  if (letters > 34) return "text-heading sm:text-title";
  return letters > 17 ? "text-heading sm:text-title lg:text-hero" : "text-title sm:text-hero";
}
