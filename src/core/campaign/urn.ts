/** Balls laid in a row, so many for each of its owners in turn; those of whoever is drawn leave it. Each step costs the logarithm of the number of owners. */
export class Urn {
  /** Sums of weights as a Fenwick tree: `sums[i]` holds those of the owners that end at `i`, as many as its lowest bit. */
  private readonly sums: number[];
  private left: number;

  constructor(private readonly weights: readonly number[]) {
    this.sums = [0, ...weights];
    for (let index = 1; index < this.sums.length; index++) {
      const parent = index + (index & -index);
      if (parent < this.sums.length) this.sums[parent] = (this.sums[parent] ?? 0) + (this.sums[index] ?? 0);
    }
    this.left = weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** Balls still in it. */
  get balls(): number {
    return this.left;
  }

  /** Takes the ball at `position`, from 0, and all those of its owner. @returns the rank of the owner. */
  take(position: number): number {
    let owner = 0;
    let before = position;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.weights.length))); step >= 1; step /= 2) {
      const sum = this.sums[owner + step];
      if (sum !== undefined && sum <= before) {
        owner += step;
        before -= sum;
      }
    }
    const weight = this.weights[owner] ?? 0;
    this.left -= weight;
    for (let index = owner + 1; index < this.sums.length; index += index & -index) this.sums[index] = (this.sums[index] ?? 0) - weight;
    return owner;
  }
}
