import { expect, test } from "vitest";
import { defaultProtocol, protocolSchema } from "./protocol";
import { protocolPresets } from "./protocol-presets";

test.each(Object.entries(protocolPresets))("the ready-made protocol %s is valid", (_, { protocol }) => {
  expect(protocolSchema.parse(protocol)).toEqual(protocol);
});

test("the protocol of a new project is valid", () => {
  expect(protocolSchema.parse(defaultProtocol)).toEqual(defaultProtocol);
});
