import dns from "node:dns";
import net, { BlockList, type LookupFunction } from "node:net";
import { ConcordError } from "@/lib/domain/error";

/** Addresses that are nobody's on the internet (IANA's special-purpose registries): a message there would reach our own. */
const special = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  special.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const)
  special.addSubnet(network, prefix, "ipv6");

/** Whether an IP address is one that anybody may be reached at. IPv4 within IPv6 counts as IPv4. */
export function isPublicAddress(address: string): boolean {
  const family = net.isIP(address);
  return family !== 0 && !special.check(address, family === 6 ? "ipv6" : "ipv4");
}

/** The instance's operator may allow private addresses: CONCORD_WEBHOOK_PRIVATE=1. Plain HTTP is then allowed too. */
export function arePrivateAddressesAllowed(): boolean {
  return process.env.CONCORD_WEBHOOK_PRIVATE === "1";
}

/** @throws ConcordError invalid_input for an address that messages may not be sent to */
export function checkWebhookUrl(text: string): URL {
  const url = new URL(text);
  const refuse = (message: string): never => {
    throw new ConcordError("invalid_input", message, [{ path: "url", message }]);
  };
  if (url.username || url.password) refuse("A webhook's address has no user name or password in it.");
  if (arePrivateAddressesAllowed() && url.protocol === "http:") return url;
  if (url.protocol !== "https:") refuse("A webhook's address begins with https://.");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!arePrivateAddressesAllowed() && net.isIP(host) && !isPublicAddress(host))
    refuse("A webhook's address is not a private one.");
  return url;
}

/**
 * Finds the address that is connected to, and refuses a private one. Asked by the connection itself, so that what was checked is
 * what is used.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    const refused = arePrivateAddressesAllowed()
      ? undefined
      : addresses.find(({ address }) => !isPublicAddress(address));
    const [first] = addresses;
    if (refused || !first) return callback(new Error("leads to a private address"), "", 0);
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};
