import type { Lint } from "../lint";
import { findPersonalData } from "./find-personal-data";

/** Strings that look like a person's: e-mail addresses, telephone, card and identity numbers, addresses of computers. */
export const personalData: Lint = {
  name: "personal-data",
  level: "warning",
  start: () => ({
    see({ id, split, text, responses }, findings) {
      for (const { what, masked } of findPersonalData(text))
        findings.add({ promptId: id, split, what, excerpt: masked });
      for (const response of responses.values())
        for (const { what, masked } of findPersonalData(response.text))
          findings.add({
            promptId: id,
            split,
            subjectId: response.id,
            names: [response.model],
            what,
            excerpt: masked,
          });
    },
  }),
};
