import { describe, expect, it } from "vitest";
import { contracts } from "@/lib/domain/api";
import { listEndpoints, openApiDocument } from "./openapi";
import { exampleOf } from "./openapi-example";

describe("the OpenAPI document", () => {
  it("has every endpoint, once", () => {
    const operations = Object.entries(openApiDocument().paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const wanted = Object.values(contracts).map(({ method, path }) => `${method} ${path}`);
    expect(operations.sort()).toEqual(wanted.sort());
  });

  it("is plain JSON whose references lead somewhere", () => {
    const document = openApiDocument();
    const text = JSON.stringify(document);
    expect(JSON.parse(text)).toEqual(document);
    for (const [, reference] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = (reference ?? "")
        .split("/")
        .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
      expect(target, reference).toBeDefined();
    }
  });

  it("declares each parameter of each path", () => {
    for (const { name, contract, params } of listEndpoints()) {
      const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(Object.keys(params.properties ?? {}), name).toEqual(inPath);
    }
  });
});

describe("examples", () => {
  it.each(listEndpoints().map((endpoint) => [endpoint.name, endpoint] as const))(
    "of %s are what its schemas accept",
    (_, { contract, params, query, body }) => {
      expect(contract.params.safeParse(exampleOf(params)).error).toBeUndefined();
      expect(contract.query.safeParse(exampleOf(query)).error).toBeUndefined();
      if (body) expect(contract.body.safeParse(exampleOf(body)).error).toBeUndefined();
    },
  );
});
