import { ButtonLink } from "@/components/ui/Button";
import { Command } from "@/components/ui/Command";
import type { Link } from "@/content/types";

type Props = {
  content: { actions: Link[]; command?: string | undefined; copy?: string | undefined };
  /** What the buttons after the first stand on. */
  ground?: "plain" | "deep" | undefined;
  centered?: boolean | undefined;
  /** Whether the line to type comes first, as the largest thing there is to do. */
  typed?: boolean | undefined;
  className?: string | undefined;
};

/** What there is to do first: the buttons in a row, and under them the line to type. */
export function HeroActions({
  content,
  ground = "plain",
  centered = false,
  typed = false,
  className = "",
}: Props) {
  const { actions, command, copy } = content;
  const deep = ground === "deep";
  return (
    <div className={`${typed ? "flex flex-wrap items-stretch gap-3" : ""} ${className}`}>
      {command && typed && (
        <Command
          text={command}
          label={copy}
          className="min-h-16 basis-full grow lg:basis-0 lg:text-lg"
        />
      )}
      <ul className={`flex flex-wrap items-stretch gap-3 ${centered ? "justify-center" : ""}`}>
        {actions.map((action, index) => (
          <li key={action.label} className="flex max-w-full">
            <ButtonLink
              href={action.href}
              look={index === 0 ? "primary" : deep ? "deep" : "quiet"}
              className={`max-sm:px-4 ${typed ? "lg:min-h-16 lg:px-7" : ""} ${deep ? "focus-visible:outline-deep-brand" : ""}`}
            >
              {action.label}
            </ButtonLink>
          </li>
        ))}
      </ul>
      {command && !typed && (
        <Command
          text={command}
          label={copy}
          className={`mt-4 w-fit text-start ${centered ? "mx-auto" : ""}`}
        />
      )}
    </div>
  );
}
