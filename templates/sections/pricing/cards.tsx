import { Check } from "lucide-react";
import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { PricingContent, SectionProps } from "@/content/types";

const columns: Record<number, string> = {
  2: "md:grid-cols-2",
  3: "lg:grid-cols-3",
  4: "sm:grid-cols-2 xl:grid-cols-4",
};

export default function Pricing({ id, content }: SectionProps<PricingContent>) {
  const { plans } = content;
  const [first] = plans;
  const plain = plans.every((plan) => plan.points.length === 0 && !plan.action && !plan.audience);
  // What does not fill the width stands beside the title.
  const beside = plans.length === 2 || (plans.length === 1 && plain);
  const below = beside ? "mt-12 lg:mt-16 xl:mt-0" : "mt-12 lg:mt-16";
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container
        className={beside ? "xl:grid xl:grid-cols-[minmax(0,4fr)_minmax(0,7fr)] xl:gap-x-16" : ""}
      >
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        {plans.length === 1 && first ? (
          <OnlyPlan plan={first} className={below} />
        ) : (
          <ul
            role="list"
            className={`grid grid-cols-1 ${below} ${plain ? "gap-x-8 gap-y-10" : "gap-4"} ${columns[plans.length] ?? ""}`}
          >
            {plans.map((plan) =>
              plain ? (
                <Amount key={plan.name} plan={plan} />
              ) : (
                <PlanCard key={plan.name} plan={plan} />
              ),
            )}
          </ul>
        )}
        {content.note && (
          <p
            className={`mt-8 measure-68 text-small text-muted wrap-break-word lg:mt-10 ${beside ? "xl:col-start-2" : ""}`}
          >
            {content.note}
          </p>
        )}
      </Container>
    </section>
  );
}

type PlanProps = { plan: PricingContent["plans"][number] };

const figures =
  "block font-display font-(--display-weight) tracking-(--display-tracking) tabular-nums";

/** One price needs no table: it is as large as the page, and what is in it stands beside it. */
function OnlyPlan({ plan, className }: PlanProps & { className: string }) {
  const long = plan.price.length > 9;
  const more = plan.points.length > 0 || plan.action;
  return (
    <div
      className={`grid grid-cols-1 gap-x-16 gap-y-8 border-t-2 border-ink pt-8 wrap-break-word ${more ? "lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:items-end lg:pt-12" : ""} ${className}`}
    >
      <div>
        <h3 className="text-heading">{plan.name}</h3>
        {plan.audience && <p className="mt-1 text-muted">{plan.audience}</p>}
        <p className="mt-5">
          <span
            className={`leading-none ${figures} ${long ? "text-title lg:text-hero" : "text-[clamp(3.5rem,2rem+7vw,8rem)]"}`}
          >
            {plan.price}
          </span>
          {plan.period && <span className="mt-3 block text-lead text-muted">{plan.period}</span>}
        </p>
      </div>
      {more && (
        <div>
          {plan.points.length > 0 && (
            <ul role="list" className="border-t border-line">
              {plan.points.map((point) => (
                <li key={point} className="flex gap-3 border-b border-line py-3.5">
                  <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-brand" />
                  <span className="min-w-0">{point}</span>
                </li>
              ))}
            </ul>
          )}
          {plan.action && (
            <ButtonLink href={plan.action.href} className="mt-6 w-full">
              {plan.action.label}
            </ButtonLink>
          )}
        </div>
      )}
    </div>
  );
}

/** Prices about which nothing more is said stand side by side, without a card around each. */
function Amount({ plan }: PlanProps) {
  return (
    <li
      className={`border-t-2 pt-5 wrap-break-word ${plan.featured ? "border-brand" : "border-ink"}`}
    >
      <h3 className="text-heading">{plan.name}</h3>
      <p className="mt-6 lg:mt-10">
        <span
          className={`leading-none ${figures} ${plan.price.length > 9 ? "text-title" : "text-hero"}`}
        >
          {plan.price}
        </span>
        {plan.period && <span className="mt-2 block text-muted">{plan.period}</span>}
      </p>
    </li>
  );
}

/** Plans side by side share four rows, so that their prices, points and buttons align. */
function PlanCard({ plan }: PlanProps) {
  return (
    <li
      className={`row-span-4 grid grid-cols-1 grid-rows-subgrid gap-y-6 rounded-card bg-surface p-6 wrap-break-word sm:p-7 ${
        plan.featured ? "shadow-panel ring-2 ring-brand lg:-my-4 lg:py-11" : "ring-1 ring-line"
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
        {plan.period && <span className="min-w-0 text-muted">{plan.period}</span>}
      </p>
      {plan.points.length > 0 && (
        <ul role="list" className="grid grid-cols-1 content-start gap-3">
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
          look={plan.featured ? "primary" : "quiet"}
          className="row-start-4 w-full self-end"
        >
          {plan.action.label}
        </ButtonLink>
      )}
    </li>
  );
}
