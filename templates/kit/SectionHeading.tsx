type Props = {
  id: string;
  title: string;
  lead?: string | undefined;
  className?: string | undefined;
  tone?: "plain" | "deep" | undefined;
};

export function SectionHeading({ id, title, lead, className = "", tone = "plain" }: Props) {
  const deep = tone === "deep";
  return (
    <div className={className}>
      <h2
        id={`${id}-title`}
        className={`max-w-[22ch] text-title wrap-break-word ${deep ? "text-deep-ink" : "text-ink"}`}
      >
        {title}
      </h2>
      {lead && (
        <p className={`mt-4 max-w-[50ch] text-lead ${deep ? "text-deep-muted" : "text-muted"}`}>
          {lead}
        </p>
      )}
    </div>
  );
}
