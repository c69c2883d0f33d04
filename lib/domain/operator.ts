/**
 * The operator of the machine: whoever may read the data folder. An administrator without a password, known by its token
 * alone, and not counted when Concord asks whether somebody administers this instance.
 */
export const operator = {
  id: "00000000-0000-7000-8000-000000000001",
  name: "Operator",
  email: "operator@localhost",
} as const;
