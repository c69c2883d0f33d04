import { z } from "zod";

/**
 * Licences for data and code by the identifiers of Hugging Face's hub, with the names and pages of SPDX. A name is the
 * licence's own, in every language.
 */
const known = {
  "cc0-1.0": "CC0-1.0",
  "cc-by-4.0": "CC-BY-4.0",
  "cc-by-sa-4.0": "CC-BY-SA-4.0",
  "cc-by-nc-4.0": "CC-BY-NC-4.0",
  "cc-by-nd-4.0": "CC-BY-ND-4.0",
  "cc-by-nc-sa-4.0": "CC-BY-NC-SA-4.0",
  "cc-by-nc-nd-4.0": "CC-BY-NC-ND-4.0",
  "cc-by-3.0": "CC-BY-3.0",
  "cc-by-sa-3.0": "CC-BY-SA-3.0",
  "odc-by": "ODC-By-1.0",
  odbl: "ODbL-1.0",
  pddl: "PDDL-1.0",
  "cdla-permissive-1.0": "CDLA-Permissive-1.0",
  "cdla-permissive-2.0": "CDLA-Permissive-2.0",
  "cdla-sharing-1.0": "CDLA-Sharing-1.0",
  "c-uda": "C-UDA-1.0",
  "etalab-2.0": "etalab-2.0",
  "apache-2.0": "Apache-2.0",
  mit: "MIT",
  "bsd-2-clause": "BSD-2-Clause",
  "bsd-3-clause": "BSD-3-Clause",
  "mpl-2.0": "MPL-2.0",
  "gpl-3.0": "GPL-3.0-only",
  "lgpl-3.0": "LGPL-3.0-only",
  "agpl-3.0": "AGPL-3.0-only",
  unlicense: "Unlicense",
} as const;

type KnownLicense = keyof typeof known;
export const knownLicenses = Object.keys(known) as KnownLicense[];

/** The licence of a project's data: a known one, or another by its name and the address of its text. */
export const licenseSchema = z.discriminatedUnion("id", [
  z.object({ id: z.enum(knownLicenses) }),
  z.object({
    id: z.literal("other"),
    name: z.string().trim().min(1).max(200),
    link: z.url({ protocol: /^https?$/ }).max(2_000),
  }),
]);
export type License = z.infer<typeof licenseSchema>;

export function licenseName(license: License): string {
  return license.id === "other" ? license.name : known[license.id];
}

/** Where the licence can be read. */
export function licenseLink(license: License): string {
  return license.id === "other" ? license.link : `https://spdx.org/licenses/${known[license.id]}.html`;
}
