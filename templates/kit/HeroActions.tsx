import { ButtonLink } from "@/components/ui/Button";
import { Command } from "@/components/ui/Command";
import type { Link } from "@/content/types";

type Props = {
  content: { actions: Link[]; command?: string | undefined; copy?: string | undefined };
  /** What the buttons after the first stand on. */
  ground?: "plain" | "deep" | undefined;
  centered?: boolean | undefined;
  className?: string | undefined;
};

/** What there is to do first: the buttons in a row, and under them the line to type. */
export function HeroActions({
  content,
  ground = "plain",
  centered = false,
  className = "",
}: Props) {
  const { actions, command, copy } = content;
  const deep = ground === "deep";
  return (
    <div className={className}>
      <ul className={`flex flex-wrap gap-3 ${centered ? "justify-center" : ""}`}>
        {actions.map((action, index) => (
          <li key={action.label} className="max-w-full">
            <ButtonLink
              href={action.href}
              look={index === 0 ? "primary" : deep ? "deep" : "quiet"}
              className={`max-sm:px-4 ${deep ? "focus-visible:outline-deep-brand" : ""}`}
            >
              {action.label}
            </ButtonLink>
          </li>
        ))}
      </ul>
      {command && (
        <Command
          text={command}
          label={copy}
          className={`mt-4 w-fit text-start ${centered ? "mx-auto" : ""}`}
        />
      )}
    </div>
  );
}
