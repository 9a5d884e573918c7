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
        className={`measure-22 text-title wrap-break-word ${deep ? "text-deep-ink" : "text-ink"}`}
      >
        {title}
      </h2>
      {lead && (
        <p className={`mt-4 measure-50 text-lead ${deep ? "text-deep-muted" : "text-muted"}`}>
          {lead}
        </p>
      )}
    </div>
  );
}
