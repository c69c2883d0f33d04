"use client";

import { Component, type ReactNode } from "react";

interface Props {
  /** What stands there instead. */
  fallback: ReactNode;
  /** Called once, when a part could not be fetched. */
  onFail?: () => void;
  children: ReactNode;
}

/**
 * Around what is fetched when it is first needed: without a network, that part is missing, and the page stands. Any other
 * error goes on to whoever is above.
 */
export class Boundary extends Component<Props, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown): void {
    if (isMissing(error)) this.props.onFail?.();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (!isMissing(error)) throw error;
    return this.props.fallback;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === "ChunkLoadError";
}
