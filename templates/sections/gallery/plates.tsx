import { Container } from "@/components/ui/Container";
import { Picture } from "@/components/ui/Picture";
import type { GalleryContent, SectionProps } from "@/content/types";

type Item = GalleryContent["items"][number];

/** Where the pictures after the first go, by their number: the grid has no hole at any width. */
const places: Record<number, string> = {
  1: "lg:*:col-span-4",
  2: "*:last:col-span-2",
  3: "lg:*:not-first:col-span-2",
  4: "*:last:col-span-2 lg:*:last:col-span-1 lg:*:nth-2:col-span-2",
  6: "*:nth-2:col-span-2 lg:*:nth-5:col-span-2 lg:*:nth-6:col-span-2",
  7: "lg:*:nth-6:col-span-2 lg:*:nth-7:col-span-2",
  8: "*:last:col-span-2",
};

export default function Gallery({ id, content }: SectionProps<GalleryContent>) {
  const { title, lead, items, note } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground py-section">
      <Container className="wrap-break-word">
        <div className="grid grid-cols-1 items-end gap-x-16 gap-y-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <h2 id={`${id}-title`} className="measure-20 text-title">
            {title}
          </h2>
          {lead && <p className="measure-50 text-muted">{lead}</p>}
        </div>
        <ul
          role="list"
          className={`mt-10 grid grid-cols-2 gap-x-3 gap-y-6 sm:gap-x-5 lg:mt-14 lg:grid-cols-4 lg:gap-y-8 ${places[items.length] ?? ""}`}
        >
          {items.map((item, index) => (
            <Plate key={index} item={item} index={index} />
          ))}
        </ul>
        {note && <p className="mt-8 measure-60 text-small text-muted">{note}</p>}
      </Container>
    </section>
  );
}

function Plate({ item, index }: { item: Item; index: number }) {
  const first = index === 0;
  return (
    <li className={first ? "col-span-2 lg:row-span-2" : ""}>
      <figure className="flex h-full flex-col">
        <Picture
          image={item.image}
          motif={item.motif}
          seed={`${item.title ?? ""} ${index}`}
          paper={index}
          className={`w-full grow rounded-card ${first ? "min-h-72 sm:min-h-96" : "h-44 sm:h-56"}`}
        />
        {item.title && (
          <figcaption className="pt-3">
            <h3
              className={first ? "text-heading" : "font-sans text-base font-medium tracking-normal"}
            >
              {item.title}
            </h3>
            {item.text && <p className="text-small text-muted">{item.text}</p>}
          </figcaption>
        )}
      </figure>
    </li>
  );
}
