/** Whether a headline needs the smaller of its two sizes: for its length, or for a word that no line of it would hold. */
export function isLongHeadline(title: string, most = 56) {
  return (
    title.length > most ||
    title
      .replaceAll("-", " ")
      .split(" ")
      .some((word) => word.length > 11)
  );
}
