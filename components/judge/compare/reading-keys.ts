/** The reading tools' keys, for the page's list of keys: the key and the name of what it does in `compare.keys`. */
export const readingKeys = [
  ["/", "find"],
  [". ,", "step"],
  ["D", "diff"],
  ["Y", "sync"],
  ["U", "raw"],
  ["O", "earlier"],
  ["J I", "scroll"],
  ["+ −", "size"],
  ["] [", "width"],
] as const;
