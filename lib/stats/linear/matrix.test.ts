import fc from "fast-check";
import { expect, test } from "vitest";
import { congruence } from "./matrix";

test("H B H as its definition has it, whatever the size", () => {
  const entry = fc.double({ min: -10, max: 10, noNaN: true });
  const symmetric = (n: number) =>
    fc.array(entry, { minLength: n * n, maxLength: n * n }).map((values) => {
      const at = (i: number, j: number) => values[Math.min(i, j) * n + Math.max(i, j)] as number;
      return Float64Array.from({ length: n * n }, (_, index) => at(Math.floor(index / n), index % n));
    });
  const pair = fc
    .integer({ min: 1, max: 11 })
    .chain((n) => fc.tuple(fc.constant(n), symmetric(n), symmetric(n)));
  fc.assert(
    fc.property(pair, ([n, h, b]) => {
      const found = congruence(h, b, n);
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) {
          let sum = 0;
          for (let k = 0; k < n; k++)
            for (let l = 0; l < n; l++)
              sum += (h[i * n + k] as number) * (b[k * n + l] as number) * (h[l * n + j] as number);
          expect(found[i * n + j]).toBeCloseTo(sum, 6);
        }
    }),
  );
});
