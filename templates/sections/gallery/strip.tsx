import { Container } from "@/components/ui/Container";
import { Picture } from "@/components/ui/Picture";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { GalleryContent, SectionProps } from "@/content/types";

type Item = GalleryContent["items"][number];

/** Frames of one height and several widths, as on a roll of film. */
const widths = ["w-72 sm:w-96", "w-60 sm:w-72", "w-64 sm:w-80", "w-72 sm:w-112"];

export default function Gallery({ id, content }: SectionProps<GalleryContent>) {
  const { title, lead, items, note } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="overflow-x-clip bg-sunken py-section"
    >
      <Container className="wrap-break-word">
        <SectionHeading id={id} title={title} lead={lead} />
        {items.length < 3 ? <Pair items={items} /> : <Roll id={id} items={items} />}
        {note && <p className="mt-4 measure-60 text-small text-muted">{note}</p>}
      </Container>
    </section>
  );
}

/** One or two frames are as wide as the page. */
function Pair({ items }: { items: Item[] }) {
  return (
    <ul
      role="list"
      className={`mt-10 grid grid-cols-1 gap-4 sm:gap-6 lg:mt-14 ${items.length > 1 ? "sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]" : ""}`}
    >
      {items.map((item, index) => (
        <Frame key={index} item={item} index={index} />
      ))}
    </ul>
  );
}

function Roll({ id, items }: { id: string; items: Item[] }) {
  return (
    <div
      role="group"
      aria-labelledby={`${id}-title`}
      tabIndex={0}
      className="-mx-5 mt-10 snap-x scroll-px-5 overflow-x-auto overscroll-x-contain px-5 pb-5 [scrollbar-width:thin] sm:-mx-8 sm:scroll-px-8 sm:px-8 lg:mt-14 xl:me-[calc((100%-100vw)/2)]"
    >
      <ul role="list" className="flex w-max gap-4 sm:gap-6">
        {items.map((item, index) => (
          <Frame key={index} item={item} index={index} width={widths[index % widths.length]} />
        ))}
      </ul>
    </div>
  );
}

type FrameProps = { item: Item; index: number; width?: string | undefined };

function Frame({ item, index, width = "" }: FrameProps) {
  return (
    <li className={`snap-start ${width}`}>
      <figure>
        <Picture
          image={item.image}
          motif={item.motif}
          seed={`${item.title ?? ""} ${index}`}
          paper={index + 1}
          className="h-72 w-full rounded-card sm:h-96"
        />
        {item.title && (
          <figcaption className="border-s-2 border-brand ps-3 mt-4">
            <h3 className="text-heading">{item.title}</h3>
            {item.text && <p className="text-small text-muted">{item.text}</p>}
          </figcaption>
        )}
      </figure>
    </li>
  );
}
