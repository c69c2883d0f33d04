import { expect, test } from "vitest";
import { placesOf } from "./find-text";

test("places are found whatever the case, in any script, and do not overlap", () => {
  expect(placesOf("Cat, CAT and cat", "cat", 10)).toEqual([0, 5, 13]);
  expect(placesOf("aaaa", "aa", 10)).toEqual([0, 2]);
  expect(placesOf("我喜欢北京，北京", "北京", 10)).toEqual([3, 6]);
  expect(placesOf("Straße ÄÖ", "äö", 10)).toEqual([7]);
});

test("a letter that grows in lower case does not shift the places after it", () => {
  expect(placesOf("İ cat", "cat", 10)).toEqual([2]);
});

test("nothing is found of nothing, and never more than asked for", () => {
  expect(placesOf("abc", "", 10)).toEqual([]);
  expect(placesOf("a".repeat(100), "a", 7)).toHaveLength(7);
});
