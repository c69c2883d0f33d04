import { ClusteredRatio } from "./clustered-ratio";
import type { Share } from "./judge-pairs";

/** Agreement over some comparisons of two annotators' answers, with what chance alone would reach. */
export interface ComparedShare {
  /** Ties as answers of their own. */
  kept: Share;
  /** Without the comparisons in which either says tie. */
  dropped: Share;
  /** Of `kept`: t₁ t₂ + (1 − t₁)(1 − t₂)/2, t the two sides' shares of ties. */
  chance: number | null;
  comparisons: number;
  /** Clusters with a comparison. */
  clusters: number;
}

/** Sums of comparisons, cluster after cluster, from which a share and its interval follow (clustered-ratio.ts). */
export class PairSums {
  readonly #kept = new ClusteredRatio();
  readonly #dropped = new ClusteredRatio();
  #open = -1;
  #same = 0;
  #all = 0;
  #sameDecided = 0;
  #decided = 0;
  #clusters = 0;
  #answers = 0;
  #ties = 0;
  #others = 0;
  #othersTies = 0;

  /** Clusters one after the other. @param decided comparisons in which neither says tie */
  add(cluster: number, same: number, all: number, sameDecided: number, decided: number): void {
    if (all === 0) return;
    if (cluster !== this.#open) {
      this.#close();
      this.#open = cluster;
    }
    this.#same += same;
    this.#all += all;
    this.#sameDecided += sameDecided;
    this.#decided += decided;
  }

  /** The answers that were compared, on one side and on the other (where sides are alike: the same twice). */
  addAnswers(answers: number, ties: number, others = answers, othersTies = ties): void {
    this.#answers += answers;
    this.#ties += ties;
    this.#others += others;
    this.#othersTies += othersTies;
  }

  share(z: number): ComparedShare {
    this.#close();
    const own = this.#ties / this.#answers;
    const others = this.#othersTies / this.#others;
    return {
      kept: this.#kept.interval(z),
      dropped: this.#dropped.interval(z),
      chance: this.#kept.all > 0 ? own * others + ((1 - own) * (1 - others)) / 2 : null,
      comparisons: this.#kept.all,
      clusters: this.#clusters,
    };
  }

  #close(): void {
    if (this.#all === 0) return;
    this.#clusters++;
    this.#kept.add(this.#same, this.#all);
    this.#dropped.add(this.#sameDecided, this.#decided);
    this.#same = this.#all = this.#sameDecided = this.#decided = 0;
  }
}
