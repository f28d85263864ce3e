// What the server sends for a map, and the same laid out for drawing.

/** `[id, name, language of the name, longitude, latitude]` */
export type PlaceRow = [string, string, string, number, number];

export interface TiesAnswer {
  places: PlaceRow[];
  /** Flat triples: index of one place, index of the other, index into `statuses`. */
  ties: number[];
  statuses: string[];
}

export interface Tie {
  a: number;
  b: number;
  status: number;
}

export class TieData {
  readonly places: PlaceRow[];
  readonly ties: Tie[];
  private byPlace: number[][] | undefined;

  constructor(answer: TiesAnswer) {
    this.places = answer.places;
    this.ties = [];
    for (let i = 0; i + 2 < answer.ties.length; i += 3) {
      this.ties.push({ a: answer.ties[i]!, b: answer.ties[i + 1]!, status: answer.ties[i + 2]! });
    }
  }

  /** Indexes of the ties that a place has. */
  of(place: number): number[] {
    if (!this.byPlace) {
      this.byPlace = this.places.map(() => []);
      this.ties.forEach(({ a, b }, i) => {
        this.byPlace![a]!.push(i);
        if (b !== a) this.byPlace![b]!.push(i);
      });
    }
    return this.byPlace[place] ?? [];
  }
}
