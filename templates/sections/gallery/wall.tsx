import { Container } from "@/components/ui/Container";
import { Picture } from "@/components/ui/Picture";
import type { GalleryContent, SectionProps } from "@/content/types";

type Item = GalleryContent["items"][number];

/** Formats that repeat out of step with the columns, so that no two frames hang at the same height. */
const formats = ["aspect-4/5", "aspect-4/3", "aspect-square", "aspect-3/4", "aspect-3/2"];

export default function Gallery({ id, content }: SectionProps<GalleryContent>) {
  const { title, lead, items, note } = content;
  const alone = items.length === 1;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-tint py-section">
      <Container className="wrap-break-word">
        <div
          className={`gap-4 sm:gap-6 lg:gap-10 ${alone ? "sm:columns-2" : "columns-2 lg:columns-3"}`}
        >
          <div className="break-inside-avoid pb-10 max-sm:[column-span:all] lg:pb-14">
            <h2 id={`${id}-title`} className="measure-18 text-title">
              {title}
            </h2>
            {lead && <p className="mt-4 measure-40 text-lead">{lead}</p>}
            {note && <p className="mt-4 measure-40 text-small">{note}</p>}
          </div>
          <ul role="list" className="contents">
            {items.map((item, index) => (
              <Hung
                key={index}
                item={item}
                index={index}
                format={alone ? "aspect-3/2" : formats[index % formats.length]}
              />
            ))}
          </ul>
        </div>
      </Container>
    </section>
  );
}

type HungProps = { item: Item; index: number; format: string | undefined };

/** A frame with its mount, and the label on the wall under it. */
function Hung({ item, index, format = "" }: HungProps) {
  return (
    <li className="break-inside-avoid pb-8 lg:pb-10">
      <figure>
        <div className="border-4 border-ink sm:border-8 bg-surface p-[9%] shadow-panel">
          <Picture
            image={item.image}
            motif={item.motif}
            seed={`${item.title ?? ""} ${index}`}
            paper={index}
            className={`w-full ${format}`}
          />
        </div>
        {item.title && (
          <figcaption className="mt-3 w-fit sm:mt-4 max-w-full bg-surface px-2.5 py-2 ring-1 sm:px-4 sm:py-2.5 ring-line">
            <h3 className="font-sans text-base font-medium tracking-normal">{item.title}</h3>
            {item.text && <p className="text-small text-muted">{item.text}</p>}
          </figcaption>
        )}
      </figure>
    </li>
  );
}
