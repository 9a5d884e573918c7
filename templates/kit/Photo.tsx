import type { Image } from "@/content/types";

type Props = { image: Image; eager?: boolean | undefined; className?: string | undefined };

/** A photograph in the size it has; phones get the small one, where there is one. */
export function Photo({ image, eager = false, className = "" }: Props) {
  return (
    <picture className="contents">
      {image.small && <source media="(width < 40rem)" srcSet={image.small} />}
      <img
        src={image.src}
        alt={image.alt}
        width={image.width}
        height={image.height}
        loading={eager ? "eager" : "lazy"}
        decoding="async"
        className={`object-cover ${className}`}
      />
    </picture>
  );
}
