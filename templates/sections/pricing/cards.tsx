import { Check } from "lucide-react";
import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { PricingContent, SectionProps } from "@/content/types";

const columns: Record<number, string> = {
  2: "max-w-4xl md:grid-cols-2",
  3: "lg:grid-cols-3",
  4: "sm:grid-cols-2 xl:grid-cols-4",
};

export default function Pricing({ id, content }: SectionProps<PricingContent>) {
  const count = content.plans.length;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <ul role="list" className={`mt-12 grid grid-cols-1 gap-4 lg:mt-16 ${columns[count] ?? ""}`}>
          {content.plans.map((plan) => (
            <PlanCard key={plan.name} plan={plan} alone={count === 1} />
          ))}
        </ul>
        {content.note && (
          <p className="mt-8 max-w-[68ch] text-small text-muted wrap-break-word lg:mt-10">
            {content.note}
          </p>
        )}
      </Container>
    </section>
  );
}

type PlanCardProps = { plan: PricingContent["plans"][number]; alone: boolean };

/** Plans side by side share four rows, so that their prices, points and buttons align. */
function PlanCard({ plan, alone }: PlanCardProps) {
  const raised = plan.featured && !alone;
  return (
    <li
      className={`grid gap-y-6 rounded-card bg-surface p-6 wrap-break-word sm:p-7 ${
        raised ? "shadow-panel ring-2 ring-brand lg:-my-4 lg:py-11" : "ring-1 ring-line"
      } ${
        alone
          ? "grid-cols-1 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:gap-x-16 lg:p-12"
          : "row-span-4 grid-cols-1 grid-rows-subgrid"
      }`}
    >
      <div>
        <h3 className="text-heading">{plan.name}</h3>
        {plan.audience && <p className="mt-1 text-muted">{plan.audience}</p>}
      </div>
      <p className="flex flex-wrap content-start items-baseline gap-x-2">
        <span
          className={`min-w-0 font-display font-(--display-weight) ${plan.price.length > 9 ? "text-heading" : "text-title"}`}
        >
          {plan.price}
        </span>
        {plan.period && <span className="text-muted">{plan.period}</span>}
      </p>
      {plan.points.length > 0 && (
        <ul
          role="list"
          className={`grid grid-cols-1 content-start gap-3 ${alone ? "lg:col-start-2 lg:row-span-3 lg:row-start-1 lg:border-s lg:border-line lg:ps-16" : ""}`}
        >
          {plan.points.map((point) => (
            <li key={point} className="flex gap-3">
              <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-brand" />
              <span className="min-w-0">{point}</span>
            </li>
          ))}
        </ul>
      )}
      {plan.action && (
        <ButtonLink
          href={plan.action.href}
          look={plan.featured || alone ? "primary" : "quiet"}
          className={`w-full self-end ${alone ? "" : "row-start-4"}`}
        >
          {plan.action.label}
        </ButtonLink>
      )}
    </li>
  );
}
