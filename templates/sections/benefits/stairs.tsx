import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { BenefitsContent, SectionProps } from "@/content/types";

/** Where each tread begins on a wide screen, by the number of items. */
const treads: Record<number, string[]> = {
  2: ["lg:col-start-1", "lg:col-start-5"],
  3: ["lg:col-start-1", "lg:col-start-4", "lg:col-start-7"],
  4: ["lg:col-start-1", "lg:col-start-3", "lg:col-start-5", "lg:col-start-7"],
  5: ["lg:col-start-1", "lg:col-start-2", "lg:col-start-4", "lg:col-start-5", "lg:col-start-7"],
};

/** Stairs: each gain begins further in than the one before; riser and tread are drawn by two borders. */
export default function Benefits({ id, content }: SectionProps<BenefitsContent>) {
  const starts = treads[content.items.length] ?? [];
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground py-section">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <ul role="list" className="mt-10 grid grid-cols-1 lg:mt-14 lg:grid-cols-12">
          {content.items.map((item, index) => (
            <li
              key={item.title}
              className={`border-s-2 border-t-2 border-brand ps-5 pt-5 pb-9 wrap-break-word sm:ps-7 lg:col-span-6 lg:pb-10 ${starts[index] ?? ""}`}
            >
              <h3 className="measure-26 text-heading lg:text-[1.625rem] lg:leading-[1.2]">
                {item.title}
              </h3>
              {item.text && <p className="mt-3 measure-54 text-muted">{item.text}</p>}
            </li>
          ))}
        </ul>
      </Container>
    </section>
  );
}
