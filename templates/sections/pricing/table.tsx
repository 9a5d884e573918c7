import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { PricingContent, SectionProps } from "@/content/types";

export default function Pricing({ id, content }: SectionProps<PricingContent>) {
  const plain = content.plans.every((plan) => plan.points.length === 0 && !plan.action);
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground py-section">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <ul role="list" className="-mx-4 mt-10 sm:-mx-6 lg:mt-14">
          {content.plans.map((plan) => (
            <Row key={plan.name} plan={plan} alone={content.plans.length === 1} plain={plain} />
          ))}
        </ul>
        {content.note && (
          <p className="mt-6 measure-68 text-small text-muted wrap-break-word">{content.note}</p>
        )}
      </Container>
    </section>
  );
}

type RowProps = { plan: PricingContent["plans"][number]; alone: boolean; plain: boolean };

/**
 * A line of the price list; on a phone its name and price share the first line if they can, and where there is nothing else
 * on any line they share it everywhere.
 */
function Row({ plan, alone, plain }: RowProps) {
  return (
    <li
      className={`flex flex-wrap items-start gap-x-6 gap-y-5 border-t border-line px-4 py-7 wrap-break-word last:border-b sm:px-6 lg:gap-x-10 lg:py-9 ${plain ? "items-baseline" : "lg:grid lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,7fr)_minmax(0,5fr)]"} ${plan.featured && !alone ? "bg-tint" : ""}`}
    >
      <div className="min-w-0 grow basis-[min-content] [overflow-wrap:break-word]">
        <h3 className={plain ? "text-heading lg:text-title" : "text-heading"}>{plan.name}</h3>
        {plan.audience && <p className="mt-1 text-muted">{plan.audience}</p>}
      </div>
      <p
        className={`ms-auto text-end ${plain ? "max-w-[60%]" : "max-w-48 lg:ms-0 lg:max-w-none lg:text-start"}`}
      >
        <span
          className={`block font-display font-(--display-weight) tabular-nums ${plan.price.length > 9 ? "text-heading leading-tight" : "text-title leading-none"} ${plain ? "text-brand" : ""}`}
        >
          {plan.price}
        </span>
        {plan.period && <span className="mt-2 block text-small text-muted">{plan.period}</span>}
      </p>
      {plan.points.length > 0 && (
        <ul role="list" className="grid w-full grid-cols-1 gap-1.5 border-s-2 border-line ps-4">
          {plan.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      {plan.action && (
        <ButtonLink
          href={plan.action.href}
          look={plan.featured || alone ? "primary" : "quiet"}
          className="w-full text-center lg:col-start-4"
        >
          {plan.action.label}
        </ButtonLink>
      )}
    </li>
  );
}
